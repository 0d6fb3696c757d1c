package io.banyan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(SharedGateway.class)
class KillCommandTests {
    static final String PRICES = """
            group: prices
            owner: team-till
            contact: "#team-till"
            review-by: 2999-06-30
            modern: { url: "MODERN", deployed: k8s/prod/prices }
            weight: 10%
            sticky: [header:X-Member-Id]
            routes:
              - id: price
                path: /prices/{priceId}
            """;

    private final RealGateway gateway;
    private final AdminRelay admin;
    private final Terminal terminal;

    KillCommandTests(RealGateway gateway) {
        this.gateway = gateway;
        this.admin = new AdminRelay(gateway);
        this.terminal = Terminal.at(admin);
    }

    @BeforeAll
    static void serve(RealGateway gateway) {
        gateway.serve(PRICES);
    }

    @AfterEach
    void close() {
        gateway.kill("DELETE", "/groups/prices");
        gateway.kill("DELETE", "");
        admin.close();
    }

    @Test
    void asksNothingBeforeItKills() {
        int exit = terminal.run("kill prices --reason 'wrong prices'");

        assertThat(exit).isZero();
        assertThat(admin.asked()).singleElement().satisfies(asked -> {
            assertThat(asked.what()).isEqualTo("PUT /groups/prices/kill");
            assertThat(asked.body()).isEqualTo("{\"reason\":\"wrong prices\"}");
            assertThat(asked.ifMatch()).isNull();
        });
        assertThat(terminal.plain()).isEqualTo("""
                prices: kill switch off → on
                undo: ./banyan unkill prices --reason 'undo of kill off → on by ann' --undo-of ID
                """);
        assertThat(gateway.read("/groups/prices").path("killed").asBoolean()).isTrue();
    }

    @Test
    void killsEverything() {
        terminal.run("kill --everything --reason fire");

        assertThat(terminal.plain()).isEqualTo("""
                everything: kill switch off → on
                undo: ./banyan unkill --everything --reason 'undo of kill off → on by ann' --undo-of ID
                """);
        assertThat(gateway.read("/status").path("killed").asBoolean()).isTrue();
    }

    @Test
    void saysWhichLineOfWhichFileKillsAndThatItMustGo() {
        gateway.write(PRICES + "kill: true\n");
        gateway.stands("/groups/prices", "fileKill", "kill: true");
        String line = gateway.shown("prices") + ":11 says kill: true; remove that line to end it";

        assertThat(terminal.run("unkill prices --reason mended")).isOne();
        assertThat(terminal.err()).isEqualTo("banyan: group prices stays killed: " + line + " (409)\n");
        terminal.run("unkill prices --dry-run");
        assertThat(terminal.out()).startsWith("would change: prices: nothing, it stays killed: " + line);
        terminal.run("status");
        assertThat(terminal.out()).contains("KILLED", "killed prices: all of it goes to legacy; " + line);
        terminal.run("weight prices 20% --dry-run");
        assertThat(terminal.out()).contains("  prices is killed: all of it goes to legacy; " + line);
        terminal.run("explain GET /prices/7");
        assertThat(terminal.out()).contains(line);
        terminal.run("audit --group prices --limit 2");
        assertThat(terminal.out()).contains(gateway.shown("prices") + " by file  prices file-kill off → on");

        gateway.write(PRICES);
        gateway.standsNoMore("/groups/prices", "fileKill", "kill: true");
        assertThat(gateway.read("/groups/prices").path("killed").asBoolean()).isFalse();
    }

    @Test
    void ofAFileLeavesTheSwitchAlone() {
        gateway.kill("PUT", "/groups/prices");
        gateway.write(PRICES + "kill: true\n");
        gateway.stands("/groups/prices", "fileKill", "\"alone\":false");

        gateway.write(PRICES);

        gateway.standsNoMore("/groups/prices", "fileKill", "kill: true");
        assertThat(gateway.read("/groups/prices").path("killed").asBoolean()).isTrue();
    }

    @Test
    void takesItBack() {
        gateway.kill("PUT", "/groups/prices");

        terminal.run("unkill prices --reason 'prices are right'");

        assertThat(terminal.plain()).isEqualTo("""
                prices: kill switch on → off
                undo: ./banyan kill prices --reason 'undo of kill on → off by ann' --undo-of ID
                """);
    }

    @Test
    void saysWhenItIsSoAlready() {
        terminal.run("unkill prices --reason x");

        assertThat(terminal.out()).isEqualTo("prices is not killed\n");
    }

    @Test
    void namesTheNearestGroup() {
        int exit = terminal.run("kill price --reason x");

        assertThat(exit).isOne();
        assertThat(terminal.err()).isEqualTo("""
                banyan: there is no group 'price' (did you mean 'prices'?)
                  known: prices
                """);
    }

    @Test
    void plansFromWhatStandsNow() {
        int exit = terminal.run("kill --everything --dry-run");

        assertThat(exit).isZero();
        assertThat(admin.asked()).extracting(AdminRelay.Asked::what).containsExactly("GET /status");
        assertThat(terminal.out()).isEqualTo("""
                would change: everything: kill switch off → on: every group to legacy
                nothing was changed (--dry-run)
                """);
    }

    @Test
    void plansForOneGroup() {
        terminal.run("kill prices --dry-run");
        String off = terminal.out();
        gateway.kill("PUT", "/groups/prices");
        terminal.run("unkill prices --dry-run");

        assertThat(off).isEqualTo("""
                would change: prices: kill switch off → on: all of it to legacy (no reads just now)
                nothing was changed (--dry-run)
                """);
        assertThat(terminal.out()).isEqualTo("""
                would change: prices: kill switch on → off: back to its weight of 10%
                nothing was changed (--dry-run)
                """);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            kill prices                       | a reason is missing: it is recorded in the audit
            kill --reason x                   | which group? name one, or use --everything for all
            kill prices --everything --reason x | name a group or use --everything, not both
            """)
    void refusesWrongUsage(String line, String says) {
        int exit = terminal.run(line);

        assertThat(exit).isEqualTo(2);
        assertThat(terminal.err()).startsWith("banyan: " + says).endsWith("; see ./banyan kill --help\n");
        assertThat(admin.asked()).isEmpty();
    }
}
