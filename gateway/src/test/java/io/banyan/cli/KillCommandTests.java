package io.banyan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KillCommandTests {
    private static final String KILLED = "{\"killed\":true,\"fleet\":\"done\",\"changes\":[" + Samples.CHANGE
            + "],\"says\":[\"events: kill switch off → on\"],\"undo\":[\"./banyan unkill events --reason 'undo'\"]}";

    private final StubAdmin admin = new StubAdmin().says("GET /groups", Samples.GROUPS);
    private final Terminal terminal = Terminal.at(admin);

    @AfterEach
    void close() {
        admin.close();
    }

    @Test
    void asksNothingBeforeItKills() {
        admin.says("PUT /groups/events/kill", KILLED);

        int exit = terminal.run("kill events --reason 'wrong prices'");

        assertThat(exit).isZero();
        assertThat(admin.asked()).singleElement().satisfies(asked -> {
            assertThat(asked.body()).isEqualTo("{\"reason\":\"wrong prices\"}");
            assertThat(asked.ifMatch()).isNull();
        });
        assertThat(terminal.out()).isEqualTo("""
                events: kill switch off → on
                undo: ./banyan unkill events --reason 'undo'
                """);
    }

    @Test
    void saysWhenTheFleetFollowsLater() {
        admin.says("PUT /kill", 202, KILLED.replace("done", "pending").replace("events", "everything"));

        int exit = terminal.run("kill --everything --reason fire");

        assertThat(exit).isZero();
        assertThat(terminal.out()).isEqualTo("""
                everything: kill switch off → on
                  in force on this replica only, and kept there: the store is away, the fleet follows when it is back
                  sooner: say it to each replica, BANYAN_ADMIN=http://REPLICA:9090 ./banyan ...
                undo: ./banyan unkill everything --reason 'undo'
                """);
    }

    @Test
    void takesItBack() {
        admin.says(
                "DELETE /groups/events/kill",
                KILLED.replace("off → on", "on → off").replace("unkill", "kill"));

        terminal.run("unkill events --reason 'prices are right'");

        assertThat(terminal.out()).isEqualTo("""
                events: kill switch on → off
                undo: ./banyan kill events --reason 'undo'
                """);
    }

    @Test
    void namesTheNearestGroup() {
        int exit = terminal.run("kill event --reason x");

        assertThat(exit).isOne();
        assertThat(terminal.err()).isEqualTo("""
                banyan: there is no group 'event' (did you mean 'events'?)
                  there are events, orders
                """);
    }

    @Test
    void plansFromWhatStandsNow() {
        admin.says("GET /status", Samples.STATUS);

        int exit = terminal.run("kill --everything --dry-run");

        assertThat(exit).isZero();
        assertThat(admin.asked()).extracting(StubAdmin.Asked::what).containsExactly("GET /status");
        assertThat(terminal.out()).isEqualTo("""
                would change: everything: kill switch off → on: every group to legacy
                nothing was changed (--dry-run)
                """);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            kill events                       | a reason is missing: it goes into the audit
            kill --reason x                   | which group? name it, or say --everything for all of them
            kill events --everything --reason x | name a group or say --everything, not both
            """)
    void refusesWrongUsage(String line, String says) {
        int exit = terminal.run(line);

        assertThat(exit).isEqualTo(2);
        assertThat(terminal.err()).startsWith("banyan: " + says).endsWith("; see ./banyan kill --help\n");
        assertThat(admin.asked()).isEmpty();
    }
}
