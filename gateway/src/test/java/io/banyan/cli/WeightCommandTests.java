package io.banyan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(SharedGateway.class)
class WeightCommandTests {
    private static final String TICKETS = """
            group: tickets
            owner: team-till
            contact: "#team-till"
            review-by: 2999-06-30
            modern: { url: "MODERN", deployed: k8s/prod/tickets }
            weight: 10%
            max-weight: 60%
            sticky: [header:X-Member-Id]
            routes:
              - id: ticket-page
                path: /tickets/{ticketId}
            """;
    private static final String TWINS =
            TICKETS.replace("tickets", "twins").replace("ticket-page", "twins").replace("ticket", "twin");

    private final RealGateway gateway;
    private final AdminRelay admin;
    private final Terminal terminal;

    WeightCommandTests(RealGateway gateway) {
        this.gateway = gateway;
        this.admin = new AdminRelay(gateway);
        this.terminal = Terminal.at(admin);
    }

    @BeforeAll
    static void serve(RealGateway gateway) {
        gateway.serve(TICKETS, TWINS);
        gateway.reads("/tickets/7", 40);
        gateway.knows("tickets", 40);
    }

    @BeforeEach
    void begin() {
        gateway.change("/groups/tickets", "{\"weight\":10}", "begin");
    }

    @AfterEach
    void close() {
        admin.close();
    }

    @Test
    void saysFromWhatToWhatAndHowToUndoIt() {
        int exit = terminal.run("weight tickets 25% --reason 'p99 is level'");

        assertThat(exit).isZero();
        assertThat(terminal.plain()).isEqualTo("""
                tickets: weight 10% → 25%
                  10% → 25%: about 4 of 40 clients seen in the last minute move to modern; modern has room for it (estimated from legacy's times)
                undo: ./banyan weight --group tickets 10% --inheriting-only --reason 'undo of 10% → 25% by ann' --undo-of ID
                """);
    }

    @Test
    void saysThatMaxWeightLetsLessThrough() {
        terminal.run("weight tickets 80% --reason much");

        assertThat(terminal.out()).contains("  tickets is capped: max-weight in its file lets 60% through\n");
    }

    @Test
    void standsOnTheRevisionReadJustBefore() {
        String revision = "\"1." + revision() + "\"";

        int exit = terminal.run("weight tickets 12.5% --reason 'p99 is level'");

        assertThat(exit).isZero();
        assertThat(admin.asked("PATCH /groups/tickets")).singleElement().satisfies(asked -> {
            assertThat(asked.ifMatch()).isEqualTo(revision);
            assertThat(asked.body())
                    .isEqualTo(
                            "{\"reason\":\"p99 is level\",\"dryRun\":false,\"weight\":12.5,\"inheritingOnly\":false}");
        });
    }

    @Test
    void isRefusedWhereSomebodyElseMovedItAfterTheLineWasEntered() {
        gateway.asks("PATCH", "/groups/tickets", RealGateway.BOB, "{\"weight\":20,\"reason\":\"bob's\"}");
        terminal.with(Begun.VARIABLE, begun(Duration.ofSeconds(30)));

        int exit = terminal.run("weight tickets 25% --reason mine");

        assertThat(exit).isOne();
        assertThat(terminal.err())
                .startsWith(
                        "banyan: tickets was changed by someone else in the meantime; your change was not made (412)\n")
                .contains("tickets 10% → 20%, reason: bob's");
        assertThat(gateway.read("/groups/tickets").path("weight").asInt()).isEqualTo(20);
    }

    @Test
    void isNotRefusedForWhatItsOwnOperatorDidOrWhereTheRevisionIsNamed() {
        terminal.with(Begun.VARIABLE, begun(Duration.ofSeconds(30)));

        assertThat(terminal.run("weight tickets 25% --reason mine")).isZero();
        gateway.asks("PATCH", "/groups/tickets", RealGateway.BOB, "{\"weight\":20,\"reason\":\"bob's\"}");
        assertThat(terminal.run("weight tickets 30% --reason mine --if-revision " + revision()))
                .isZero();
    }

    private static String begun(Duration ago) {
        return String.valueOf(Terminal.CLOCK.instant().minus(ago).toEpochMilli() * 1000);
    }

    @Test
    void standsOnTheRevisionNamed() {
        int revision = revision();

        int exit = terminal.run("weight tickets 25% --reason x --inheriting-only --if-revision " + revision);

        assertThat(exit).isZero();
        assertThat(admin.asked("PATCH /groups/tickets")).singleElement().satisfies(asked -> {
            assertThat(asked.ifMatch()).isEqualTo("\"1." + revision + "\"");
            assertThat(asked.body()).contains("\"inheritingOnly\":true");
        });
    }

    @Test
    void returnsARouteToItsGroup() {
        gateway.change("/routes/ticket-page", "{\"weight\":5}", "less");

        terminal.run("weight ticket-page inherit --reason x");

        assertThat(admin.asked("PATCH /routes/ticket-page"))
                .singleElement()
                .extracting(AdminRelay.Asked::body)
                .isEqualTo("{\"reason\":\"x\",\"dryRun\":false,\"weight\":null}");
        assertThat(terminal.out()).startsWith("tickets/ticket-page: weight 5% → inherit\n");
    }

    @Test
    void plansWithoutAReasonAndChangesNothing() {
        int revision = revision();

        int exit = terminal.run("weight tickets 25% --dry-run");

        assertThat(exit).isZero();
        assertThat(admin.asked("PATCH /groups/tickets").getFirst().body()).contains("\"dryRun\":true");
        assertThat(terminal.out()).isEqualTo("""
                would change: tickets: weight 10% → 25%
                  10% → 25%: about 4 of 40 clients seen in the last minute move to modern; modern has room for it (estimated from legacy's times)
                nothing was changed (--dry-run)
                """);
        assertThat(revision()).isEqualTo(revision);
    }

    @Test
    void saysWhenItIsSoAlready() {
        terminal.run("weight tickets 10% --reason x");

        assertThat(terminal.out()).isEqualTo("tickets is already at 10%\n");
    }

    @Test
    void asksWhichWhereAGroupAndARouteShareAName() {
        int exit = terminal.run("weight twins 25% --reason x");

        assertThat(exit).isOne();
        assertThat(terminal.err()).isEqualTo("""
                banyan: 'twins' is a group and a route; nothing was changed
                  say which: --group for every route of the group, --route for this route alone
                """);
        assertThat(terminal.run("weight --route twins 25% --reason x")).isZero();
        assertThat(admin.asked("PATCH /routes/twins")).hasSize(1);
    }

    @Test
    void namesTheNearestOfWhatThereIs() {
        int exit = terminal.run("weight tikcets 25% --reason x");

        assertThat(exit).isOne();
        assertThat(terminal.err()).isEqualTo("""
                banyan: there is no group or route 'tikcets' (did you mean 'tickets'?)
                  known: ticket-page, tickets, twins
                """);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            weight tickets 25%              | a reason is missing: it is recorded in the audit, for the next person to read
            weight tickets 25% --reason ' ' | a reason is missing
            weight tickets 25 --reason x    | the weight was '25' but must be 0% to 100%, or inherit; with its unit: write 25%
            weight tickets 140% --reason x  | the weight was '140%' but must be 0% to 100%, or inherit; for all traffic to the modern side write 100%
            weight tickets 1.234% --reason x| the weight was '1.234%' but must be 0% to 100%, or inherit; with at most two decimals: write 1.23%
            weight tickets lots --reason x  | the weight was 'lots' but must be 0% to 100%, or inherit; write 12.5%
            weight tickets                  | Missing required parameter
            weight tickets inherit --reason x | 'tickets' is a group, which has nothing to inherit from
            weight ticket-page 5% --reason x --inheriting-only | 'ticket-page' is a route; --inheriting-only is for groups
            """)
    void refusesWrongUsage(String line, String says) {
        int exit = terminal.run(line);

        assertThat(exit).isEqualTo(2);
        assertThat(terminal.err()).startsWith("banyan: " + says).endsWith("; see ./banyan weight --help\n");
        assertThat(admin.asked()).noneMatch(asked -> asked.what().startsWith("PATCH"));
    }

    @Test
    void givesProgramsWhatTheApiSaid() {
        terminal.run("weight tickets 25% --reason x --json");

        assertThat(terminal.out()).isEqualTo(admin.said("PATCH /groups/tickets") + "\n");
        assertThat(Answer.tree(terminal.out()).path("says").toString()).contains("tickets: weight 10% → 25%");
    }

    @Test
    void escapesNames() {
        int exit = terminal.run("weight ../kill 25% --reason x");

        assertThat(admin.asked()).extracting(AdminRelay.Asked::what).contains("GET /groups/..%2Fkill");
        assertThat(exit).isOne();
        assertThat(terminal.err()).startsWith("banyan: there is no group or route '../kill'\n");
    }

    private int revision() {
        return gateway.read("/groups/tickets").path("revision").asInt();
    }
}
