package io.banyan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// What an operator reads while the store of a fleet is away.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StoreAwayTests {
    private final RealGateway gateway = RealGateway.start("--redis=redis://127.0.0.1:1");
    private final AdminRelay admin = new AdminRelay(gateway);
    private final Terminal terminal = Terminal.at(admin);

    @BeforeAll
    void serve() {
        gateway.serve(KillCommandTests.PRICES);
    }

    @AfterAll
    void close() throws IOException {
        admin.close();
        gateway.close();
    }

    @Test
    void saysThatWeightsStandStill() {
        int exit = terminal.run("weight prices 30% --reason x");

        assertThat(exit).isOne();
        assertThat(seconds(terminal.err())).isEqualTo("""
                banyan: the store has been away for 14 s: weights are frozen, traffic is not affected; Redis at redis://127.0.0.1:1: it accepts no connections (Connection refused): start it, or name another in --redis (503)
                  a kill still works: ./banyan kill GROUP --reason '...'
                """);
    }

    @Test
    void saysWhenTheFleetFollowsLater() {
        int exit = terminal.run("kill prices --reason fire");
        String group = terminal.out();
        terminal.run("kill --everything --reason fire");

        assertThat(exit).isZero();
        assertThat(group).isEqualTo("""
                prices: kill switch off → on; in force on this replica, on the others when the store is back
                  kept on its disk until then; sooner: run it against each replica, BANYAN_ADMIN=http://REPLICA:9090 ./banyan ...
                undo: ./banyan unkill prices --reason 'undo of kill off → on by ann'
                """);
        assertThat(terminal.out())
                .startsWith(
                        "everything: kill switch off → on; in force on this replica, on the others when the store is back\n")
                .endsWith("undo: ./banyan unkill --everything --reason 'undo of kill off → on by ann'\n");
        terminal.run("status");
        assertThat(seconds(terminal.out())).startsWith("""
                banyan banyan · revision 0 · this replica only · store: Redis away for 14 s: weights frozen, traffic not affected
                kill switch for everything: ON (here; the fleet follows when the store is back)
                  back: ./banyan unkill --everything --reason '...'
                """).endsWith("""

                killed prices: all of it goes to legacy here; the fleet follows when the store is back; back: ./banyan unkill prices --reason '...'
                """);
    }

    /// However long it has been away.
    private static String seconds(String text) {
        return text.replaceFirst("away for \\d+ s", "away for 14 s");
    }
}
