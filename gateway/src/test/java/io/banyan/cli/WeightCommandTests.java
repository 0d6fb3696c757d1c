package io.banyan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeightCommandTests {
    private final StubAdmin admin = new StubAdmin()
            .says("GET /groups", Samples.GROUPS)
            .says("GET /routes", "[" + Samples.ROUTE + "]")
            .says("GET /groups/events", Samples.EVENTS)
            .says("GET /routes/event-page", Samples.ROUTE)
            .says("PATCH /groups/events", Samples.CHANGED)
            .says("PATCH /routes/event-page", Samples.CHANGED);
    private final Terminal terminal = Terminal.at(admin);

    @AfterEach
    void close() {
        admin.close();
    }

    @Test
    void saysFromWhatToWhatAndHowToUndoIt() {
        int exit = terminal.run("weight events 25% --reason 'p99 is level'");

        assertThat(exit).isZero();
        assertThat(terminal.out()).isEqualTo("""
                events: weight 10% → 25%
                  10% → 25%: about 1,240 of 8,300 clients seen in the last minute move to modern
                undo: ./banyan weight --group events 10% --inheriting-only --reason 'undo of 10% → 25% by ann'
                """);
    }

    @Test
    void standsOnTheRevisionReadJustBefore() {
        terminal.run("weight events 12.5% --reason 'p99 is level'");

        assertThat(admin.asked("PATCH /groups/events")).singleElement().satisfies(asked -> {
            assertThat(asked.ifMatch()).isEqualTo("\"1.7\"");
            assertThat(asked.body())
                    .isEqualTo(
                            "{\"reason\":\"p99 is level\",\"dryRun\":false,\"weight\":12.5,\"inheritingOnly\":false}");
        });
    }

    @Test
    void standsOnTheRevisionNamed() {
        terminal.run("weight events 25% --reason x --if-revision 5 --inheriting-only");

        assertThat(admin.asked("PATCH /groups/events")).singleElement().satisfies(asked -> {
            assertThat(asked.ifMatch()).isEqualTo("\"1.5\"");
            assertThat(asked.body()).contains("\"inheritingOnly\":true");
        });
    }

    @Test
    void returnsARouteToItsGroup() {
        terminal.run("weight event-page inherit --reason x");

        assertThat(admin.asked("PATCH /routes/event-page"))
                .singleElement()
                .extracting(StubAdmin.Asked::body)
                .isEqualTo("{\"reason\":\"x\",\"dryRun\":false,\"weight\":null}");
    }

    @Test
    void plansWithoutAReasonAndChangesNothing() {
        admin.says("PATCH /groups/events", Samples.CHANGED.replace("\"dryRun\":false", "\"dryRun\":true"));

        int exit = terminal.run("weight events 25% --dry-run");

        assertThat(exit).isZero();
        assertThat(admin.asked("PATCH /groups/events").getFirst().body()).contains("\"dryRun\":true");
        assertThat(terminal.out()).isEqualTo("""
                would change: events: weight 10% → 25%
                  10% → 25%: about 1,240 of 8,300 clients seen in the last minute move to modern
                nothing was changed (--dry-run)
                """);
    }

    @Test
    void saysWhenItIsSoAlready() {
        admin.says(
                "PATCH /groups/events",
                "{\"dryRun\":false,\"changes\":[],\"plan\":{\"groups\":[]},\"groups\":[],\"says\":[\"events is already at"
                        + " 25%\"],\"undo\":[]}");

        terminal.run("weight events 25% --reason x");

        assertThat(terminal.out()).isEqualTo("events is already at 25%\n");
    }

    @Test
    void asksWhichWhereAGroupAndARouteShareAName() {
        admin.says("GET /routes/events", Samples.ROUTE).says("PATCH /routes/events", Samples.CHANGED);

        int exit = terminal.run("weight events 25% --reason x");

        assertThat(exit).isOne();
        assertThat(terminal.err()).isEqualTo("""
                banyan: 'events' is a group and a route; nothing was changed
                  say which: --group for every route of the group, --route for this route alone
                """);
        assertThat(terminal.run("weight --route events 25% --reason x")).isZero();
        assertThat(admin.asked("PATCH /routes/events")).hasSize(1);
    }

    @Test
    void namesTheNearestOfWhatThereIs() {
        int exit = terminal.run("weight evnets 25% --reason x");

        assertThat(exit).isOne();
        assertThat(terminal.err()).isEqualTo("""
                banyan: there is no group or route 'evnets' (did you mean 'events'?)
                  there are event-page, events, orders
                """);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            weight events 25%              | a reason is missing: it goes into the audit, where the next person reads why
            weight events 25% --reason ' ' | a reason is missing
            weight events 25 --reason x    | the weight was '25' but must be 0% to 100%, or inherit; with its unit: write 25%
            weight events 140% --reason x  | the weight was '140%' but must be 0% to 100%, or inherit; for all traffic to the modern side write 100%
            weight events 1.234% --reason x| the weight was '1.234%' but must be 0% to 100%, or inherit; with at most two decimals: write 1.23%
            weight events lots --reason x  | the weight was 'lots' but must be 0% to 100%, or inherit; write 12.5%
            weight events                  | Missing required parameter
            weight events inherit --reason x | 'events' is a group, which has nothing to inherit from
            weight event-page 5% --reason x --inheriting-only | 'event-page' is a route; --inheriting-only is for groups
            """)
    void refusesWrongUsage(String line, String says) {
        int exit = terminal.run(line);

        assertThat(exit).isEqualTo(2);
        assertThat(terminal.err()).startsWith("banyan: " + says).endsWith("; see ./banyan weight --help\n");
        assertThat(admin.asked()).noneMatch(asked -> asked.what().startsWith("PATCH"));
    }

    @Test
    void givesProgramsWhatTheApiSaid() {
        terminal.run("weight events 25% --reason x --json");

        assertThat(terminal.out()).isEqualTo(Samples.CHANGED + "\n");
    }

    @Test
    void escapesNames() {
        terminal.run("weight ../kill 25% --reason x");

        assertThat(admin.asked()).extracting(StubAdmin.Asked::what).contains("GET /groups/..%2Fkill");
    }
}
