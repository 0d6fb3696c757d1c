package io.banyan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedGateway.class)
class CallsCommandTests {
    private static final String SEATS = """
            group: seats
            owner: team-hall
            contact: "#team-hall"
            review-by: 2999-06-30
            modern: { url: "MODERN", deployed: k8s/prod/seats }
            calls: [rows]
            routes:
              - id: seat-page
                path: /seats/{seatId}
            """;
    private static final String ROWS =
            SEATS.replace("rows", "OTHER").replace("seat", "row").replace("OTHER", "seats");

    private final AdminRelay admin;
    private final Terminal terminal;

    CallsCommandTests(RealGateway gateway) {
        this.admin = new AdminRelay(gateway);
        this.terminal = Terminal.at(admin);
    }

    @BeforeAll
    static void serve(RealGateway gateway) {
        gateway.serve(SEATS, ROWS);
    }

    @AfterEach
    void close() {
        admin.close();
    }

    @Test
    void tellsWhatIsDeclaredTheRingInItAndHowToSeeMore() {
        assertThat(terminal.run("calls")).isZero();

        assertThat(terminal.out())
                .contains("start it with --way-keys FILE and --internal-port PORT")
                .contains("RING: rows → seats → rows (declared)")
                .containsPattern("rows +seats +0\\.0 +0\\.0 +- +- +0")
                .containsPattern("seats +rows +0\\.0");
    }

    @Test
    void printsTheApisJson() {
        assertThat(terminal.run("calls --json")).isZero();

        assertThat(terminal.out()).startsWith("{\"on\":false,\"seconds\":60,\"replicas\":1,\"calls\":[");
    }
}
