package io.banyan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedGateway.class)
class ScoreboardCommandTests {
    private static final String SEATS = """
            group: seats
            owner: team-hall
            contact: "#team-hall"
            review-by: 2999-06-30
            modern: { url: "MODERN", deployed: k8s/prod/seats }
            routes:
              - id: seat-page
                path: /seats/{seatId}
              - id: gone-page
                path: /gone/{id}
              - id: gone-list
                path: /gone
            """;

    private final AdminRelay admin;
    private final Terminal terminal;

    ScoreboardCommandTests(RealGateway gateway) {
        this.admin = new AdminRelay(gateway);
        this.terminal = Terminal.at(admin);
    }

    @BeforeAll
    static void serve(RealGateway gateway) {
        gateway.serve(SEATS);
    }

    @AfterEach
    void close() {
        admin.close();
    }

    @Test
    void tellsWhatHasMovedTheForecastAndEachRoute() {
        assertThat(terminal.run("scoreboard")).as(terminal.err()).isZero();

        assertThat(terminal.lines().get(0)).startsWith("Moved: ");
        assertThat(terminal.lines().get(1)).isEqualTo("No forecast: 0 days of data, needs 14.");
        assertThat(terminal.lines().get(2)).startsWith("Counted since ").endsWith(", by 1 replica.");
        assertThat(terminal.out())
                .containsPattern("seat-page +seats +0 +legacy +no +not all of its reads are MODERN's");
    }

    @Test
    void printsEachSheetAsCsv() {
        assertThat(terminal.run("scoreboard --csv routes")).isZero();
        assertThat(terminal.lines()).hasSize(4).first().asString().startsWith("route,group,template,weight,state,");
        assertThat(terminal.lines().get(3)).startsWith("seat-page,seats,/seats/{seatId},0.0,legacy,,0,false,");

        assertThat(terminal.run("scoreboard --csv days")).isZero();
        assertThat(terminal.lines()).first().isEqualTo("day,requests,reads_moved,templates,templates_moved");

        assertThat(terminal.run("scoreboard --csv")).isZero();
        assertThat(terminal.lines()).first().asString().startsWith("template,kind,route,per_second,");
    }

    @Test
    void refusesASheetThatItDoesNotHave() {
        assertThat(terminal.run("scoreboard --csv weeks")).isEqualTo(2);

        assertThat(terminal.err())
                .contains("--csv was 'weeks' but must be templates, routes or days; write --csv routes");
    }

    @Test
    void provesThatTheMonolithDoesNotKnowARoute() {
        assertThat(terminal.run("scoreboard probe gone-page --read /gone/7 --read /gone/8"))
                .isZero();

        assertThat(terminal.lines()).startsWith("  /gone/7  404", "  /gone/8  404");
        assertThat(terminal.out()).contains("LEGACY does not know any of them any more: retired");
        assertThat(terminal.run("scoreboard")).isZero();
        assertThat(terminal.out()).containsPattern("gone-page +seats +0 +retired +yes ");
    }

    @Test
    void asksForTheRoutesOwnPathWhereItHasNoVariable() {
        assertThat(terminal.run("scoreboard probe gone-list")).isZero();

        assertThat(terminal.lines()).startsWith("  /gone  404");
    }

    @Test
    void endsWith1WhereTheMonolithStillKnowsIt() {
        assertThat(terminal.run("scoreboard probe seat-page --read /seats/7")).isEqualTo(1);

        assertThat(terminal.lines()).startsWith("  /seats/7  200");
        assertThat(terminal.run("scoreboard probe seat-page --read /seats/7 --json"))
                .isEqualTo(1);
        assertThat(terminal.out()).contains("\"retired\":false");
    }

    @Test
    void saysWhatToWriteWhereItCannotAsk() {
        assertThat(terminal.run("scoreboard probe seat-page")).isEqualTo(1);
        assertThat(terminal.err()).contains("/seats/{seatId}, has variables");

        assertThat(terminal.run("scoreboard probe none --read /seats/7")).isEqualTo(1);
        assertThat(terminal.err()).contains("none");
    }
}
