package io.banyan.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What `status` says of what passes.
@ExtendWith(SharedGateway.class)
class StatusOfTrafficTests {
    private static final String FAIRS = """
            group: fairs
            owner: team-fairs
            contact: "#team-fairs"
            review-by: 2999-06-30
            modern: { url: "MODERN", deployed: k8s/prod/fairs }
            weight: 50%
            sticky: [header:X-Member-Id]
            routes:
              - id: fair
                path: /fairs/{fairId}
            """;

    private static final String CROWDS = FAIRS.replace("fair", "crowd");

    private final RealGateway gateway;
    private final AdminRelay admin;
    private final Terminal terminal;

    StatusOfTrafficTests(RealGateway gateway) {
        this.gateway = gateway;
        this.admin = new AdminRelay(gateway);
        this.terminal = Terminal.at(admin);
    }

    @BeforeAll
    static void serve(RealGateway gateway) {
        gateway.serve(FAIRS, CROWDS);
    }

    @AfterEach
    void close() {
        admin.close();
    }

    @Test
    void showsWhatPassesAndWhatFallsBack() {
        gateway.reads("/fairs/7", 100);

        await().pollInterval(Duration.ofMillis(50)).untilAsserted(() -> {
            gateway.reads("/fairs/fail", 20);
            terminal.run("status");
            assertThat(terminal.out()).matches("""
                    banyan banyan · revision \\d+ · 1 of 1 replica · store: embedded
                    kill switch for everything: off

                                         ───── MODERN % ──────         ── ERRORS/s ──
                    GROUP   OWNER        1 MIN  ASKED  APPLIED  DRIFT  LEGACY  MODERN  LAST CHANGE
                    crowds  team-crowds  [ \\d.-]{5}     50       50  no        0.0     0.0  .* none→50%
                    fairs   team-fairs   [ \\d.]{5}     50       50  no        0.0  [ \\d]{4}\\.\\d  .* none→50%

                    (heavy key crowds: .*
                    )?(down|modern) fairs: MODERN of fairs .*; LEGACY answers .*
                    falls back fairs: \\d+\\.\\d reads/s
                          legacy answers them in modern's place \\(.*(status|breaker) \\d+\\.\\d\\); is the new side healthy\\?
                    """);
        });
    }

    @Test
    void namesAKeyThatNoWeightSplits() {
        for (int i = 0; i < 110; i++) {
            gateway.reads("/crowds/7", 1);
        }

        await().pollInterval(Duration.ofMillis(50)).untilAsserted(() -> {
            terminal.run("status");
            assertThat(terminal.out())
                    .contains("heavy key crowds: header:x-member-id=m… makes 100 % of the reads; it changes side as a"
                            + " whole, and no weight splits it: ");
        });
    }
}
