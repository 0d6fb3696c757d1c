package io.banyan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedGateway.class)
class RoutesCommandTests {
    private static final String SEATS = """
            group: seats
            owner: team-hall
            contact: "#team-hall"
            review-by: 2999-06-30
            modern: { url: "MODERN", deployed: k8s/prod/seats }
            weight: 25%
            sticky: [header:X-Member-Id]
            routes:
              - id: seat-page
                path: /seats/{seatId}
              - id: seat-list
                path: /seats
                weight: 5%
            """;
    private static final String ROWS =
            SEATS.replace("seats", "rows").replace("seat", "row").replace("weight: 25%", "weight: 50%");

    private final AdminRelay admin;
    private final Terminal terminal;

    RoutesCommandTests(RealGateway gateway) {
        this.admin = new AdminRelay(gateway);
        this.terminal = Terminal.at(admin);
    }

    @BeforeAll
    static void serve(RealGateway gateway) {
        gateway.serve(SEATS, ROWS);
        gateway.reads("/seats/7", 20);
        gateway.knows("seats", 20);
        gateway.kill("PUT", "/groups/rows");
    }

    @AfterEach
    void close() {
        admin.close();
    }

    @Test
    void listsPathsAndWeights() {
        assertThat(terminal.run("routes")).isZero();

        assertThat(terminal.out()).isEqualTo("""
                                  ───── MODERN % ──────
                ROUTE      GROUP  1 MIN  ASKED  APPLIED       PATH
                row-page   rows       -     50   KILLED       /rows/{rowId}
                row-list   rows       -      5   KILLED  own  /rows
                seat-page  seats     30     25       25       /seats/{seatId}
                seat-list  seats      -      5        5  own  /seats
                """);
    }

    @Test
    void listsThoseOfOneGroup() {
        assertThat(terminal.run("routes --group seats")).isZero();

        assertThat(terminal.out()).contains("seat-page", "seat-list").doesNotContain("row-list");
    }

    @Test
    void namesTheNearestGroup() {
        assertThat(terminal.run("routes --group saets")).isOne();

        assertThat(terminal.err()).startsWith("banyan: there is no group 'saets' (did you mean 'seats'?)");
    }
}
