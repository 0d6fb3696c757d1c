package io.banyan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StatusCommandTests {
    private static final String LONG_NAMES = Samples.EVENTS
            .replace("\"events\"", "\"" + "event-pages-of-everything-".repeat(2) + "\"")
            .replace("team-discovery", "team-of-the-very-long-name")
            .replace("\"ann\"", "\"" + "somebody".repeat(6) + "\"")
            .replace("\"drift\":[{", "\"drift\":[],\"x\":[{");

    private final StubAdmin admin =
            new StubAdmin().says("GET /status", Samples.STATUS).says("GET /groups", Samples.GROUPS);
    private final Terminal terminal = Terminal.at(admin);

    @AfterEach
    void close() {
        admin.close();
    }

    @Test
    void showsEverythingOnOneScreen() {
        int exit = terminal.run("status");

        assertThat(exit).isZero();
        assertThat(terminal.out()).isEqualTo("""
                banyan a1b2c3 · revision 42 · 3 of 3 replicas · store: Redis: in step
                kill switch for everything: off

                                        ───── MODERN % ──────         ── ERRORS/s ──
                GROUP   OWNER           1 MIN  ASKED  APPLIED  DRIFT  LEGACY  MODERN  LAST CHANGE
                events  team-discovery  24.31     25       25  yes       0.0     1.5  ann 4m 10%→25%
                orders  team-till           -    100       50  no          -       -  -

                falls back events: 1.5 reads/s
                      legacy answers them in modern's place (timeout 1.5); is the new side well?
                drift events: the file says 10%, live is 25%; to keep it write in routes/events.yaml:22:
                      weight: 25%
                capped orders: asked 100%, but max-weight in its file is 50%
                heavy key orders: header:X-Member-Id=ab… makes 31 % of the reads
                overdue orders: its review was due on 2026-06-30; ask team-till #team-till
                """);
    }

    @Test
    void asksAsTheCommandLineWithItsToken() {
        terminal.run("status");

        assertThat(admin.asked()).allSatisfy(asked -> {
            assertThat(asked.door()).isEqualTo("cli");
            assertThat(asked.token()).isEqualTo(StubAdmin.TOKEN);
        });
    }

    @Test
    void fitsAHundredColumnsWhateverTheNames() {
        admin.says("GET /groups", "[" + LONG_NAMES + "]");

        terminal.watched().run("status");

        assertThat(terminal.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
    }

    @Test
    void cutsNothingWhereNoTerminalShowsIt() {
        admin.says("GET /groups", "[" + LONG_NAMES + "]");

        terminal.run("status");

        assertThat(terminal.out())
                .contains("event-pages-of-everything-event-pages-of-everything-  team-of-the-very-long-name  24.31")
                .contains("somebody".repeat(6) + " 4m 10%→25%\n")
                .doesNotContain("…");
    }

    @Test
    void saysWhatIsWrongAboveTheTable() {
        admin.says(
                "GET /status",
                Samples.STATUS
                        .replace("\"in-step\"", "\"away\"")
                        .replace("Redis: in step", "Redis away for 14 s: weights frozen, traffic unharmed")
                        .replace("\"agree\":3", "\"agree\":2")
                        .replace("\"problems\":[]", "\"problems\":[\"routes/events.yaml:12: weight was '140%'\"]")
                        .replace("\"warnings\":[]", "\"warnings\":[\"the disk is nearly full\"]")
                        .replace("\"killed\":false,\"killPending\":false", "\"killed\":true,\"killPending\":true")
                        .replace("\"killedBy\":null", "\"killedBy\":" + Samples.CHANGE));

        terminal.run("status");

        assertThat(terminal.out()).startsWith("""
                banyan a1b2c3 · revision 42 · 3 of 3 replicas (only 2 agree on the revision) · store: Redis away for 14 s: weights frozen, traffic unharmed
                kill switch for everything: ON (here; the fleet follows when the store is back), by ann by page 4 min ago, reason: p99 is level
                  back: ./banyan unkill --everything --reason '...'
                problem: routes/events.yaml:12: weight was '140%'
                warning: the disk is nearly full
                """);
    }

    @Test
    void saysOfDriftAboveMaxWeightWhatIsAskedAndWhatApplied() {
        admin.says(
                "GET /groups",
                "["
                        + Samples.EVENTS
                                .replace("\"live\":25,\"applied\":25", "\"live\":60,\"applied\":50")
                                .replace("\"line\":\"weight: 25%\"", "\"line\":\"weight: 50%\"")
                        + "]");

        terminal.run("status");

        assertThat(terminal.out())
                .contains("drift events: the file says 10%, live asks 60% and applies 50% (max-weight);"
                        + " to keep the 50% write in routes/events.yaml:22:\n      weight: 50%\n");
    }

    @Test
    void showsAKilledGroupAsKilled() {
        admin.says("GET /groups", "[" + Samples.EVENTS.replace("\"killed\":false", "\"killed\":true") + "]");

        terminal.run("status");

        assertThat(terminal.out())
                .contains("24.31     25   KILLED")
                .contains("killed events: all of it goes to legacy; back: ./banyan unkill events --reason '...'");
    }

    @Test
    void saysWhereToBeginWithoutAnyGroup() {
        admin.says("GET /groups", "[]");

        terminal.run("status");

        assertThat(terminal.out())
                .endsWith("\n\nno groups: everything goes to the monolith; the first route file is in"
                        + " docs/route-files.md\n");
    }

    @Test
    void givesProgramsWhatTheApiSaid() {
        terminal.run("status --json");

        assertThat(terminal.out()).isEqualTo("{\"status\":" + Samples.STATUS + ",\"groups\":" + Samples.GROUPS + "}\n");
    }

    @Test
    void coloursOnlyWhereItMayAndSaysTheSame() {
        terminal.run("status");
        String plain = terminal.out();

        terminal.coloured().run("status");

        assertThat(plain).doesNotContain("\u001b");
        assertThat(terminal.out()).contains("\u001b[32m24.31\u001b[0m");
        assertThat(terminal.out().replaceAll("\u001b\\[[0-9;]*m", "")).isEqualTo(plain);
    }

    @Test
    void printsNoControlCharactersThatOthersWrote() {
        admin.says("GET /groups", "[" + Samples.EVENTS.replace("\"ann\"", "\"a\\u001b[2Jnn\"") + "]");

        terminal.run("status");

        assertThat(terminal.out()).contains("a?[2Jnn 4m").doesNotContain("\u001b");
    }
}
