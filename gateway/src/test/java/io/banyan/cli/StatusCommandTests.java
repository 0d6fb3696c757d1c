package io.banyan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

@ExtendWith(SharedGateway.class)
class StatusCommandTests {
    private static final String EVENTS = """
            group: events
            owner: team-discovery
            contact: "#team-discovery"
            review-by: 2999-06-30
            modern: { url: "MODERN", deployed: k8s/prod/events-view }
            weight: 10%
            max-weight: 50%
            sticky: [header:X-Member-Id, client-ip]
            routes:
              - id: event-page
                path: /events/{eventId}
            """;

    /// Never changed.
    private static final String ORDERS = """
            group: orders
            owner: team-till
            contact: "#team-till"
            review-by: 2020-06-30
            modern: { url: "MODERN", deployed: k8s/prod/orders }
            max-weight: 50%
            sticky: [header:X-Member-Id]
            routes:
              - id: order
                path: /orders/{orderId}
            """;

    private final RealGateway gateway;
    private final AdminRelay admin;
    private final Terminal terminal;

    StatusCommandTests(RealGateway gateway) {
        this.gateway = gateway;
        this.admin = new AdminRelay(gateway);
        this.terminal = Terminal.at(admin);
    }

    @BeforeEach
    void serve() {
        gateway.serve(EVENTS, ORDERS);
        gateway.change("/groups/events", "{\"weight\":10}", "begin");
        gateway.change("/groups/events", "{\"weight\":25}", "p99 is level");
        terminal.at(gateway.changedAt("events").plus(Duration.ofMinutes(4)));
    }

    @AfterEach
    void close() {
        admin.close();
    }

    @Test
    void showsEverythingOnOneScreen() {
        gateway.change("/groups/orders", "{\"weight\":100}", "let go");
        terminal.at(gateway.changedAt("events").plus(Duration.ofMinutes(4)));

        int exit = terminal.run("status");

        assertThat(exit).isZero();
        assertThat(withoutRecovery(terminal.out())).isEqualTo("""
                banyan banyan · revision REV · 1 of 1 replica · store: embedded
                kill switch for everything: off
                warning: ORDERS:4: review-by was 2020-06-30, which has passed; review the group with team-till and write the next date

                                        ───── MODERN % ──────         ── ERRORS/s ──
                GROUP   OWNER           1 MIN  ASKED  APPLIED  DRIFT  LEGACY  MODERN  LAST CHANGE
                events  team-discovery      -     25       25  yes       0.0     0.0  ann 4m 10%→25%
                orders  team-till           -    100       50  yes       0.0     0.0  ann 3m 0%→100%

                drift events: the file says 10%, live is 25%; to keep it write in EVENTS:6:
                      weight: 25%
                capped orders: asked 100%, but max-weight in its file is 50%
                drift orders: the file says 0%, live asks 100% and applies 50% (max-weight); to keep the 50% write in ORDERS:1:
                      weight: 50%
                overdue orders: its review was due on 2020-06-30; ask team-till #team-till
                """.replace(
                        "REV", gateway.read("/status").path("revision").asString())
                .replace("EVENTS", gateway.shown("events"))
                .replace("ORDERS", gateway.shown("orders")));
    }

    /// Other tests here kill everything and take it back, after which a side comes back for 15 s.
    private static String withoutRecovery(String out) {
        return out.replaceAll("(?m)^modern \\w+: MODERN of \\w+ has been coming back .*\n", "");
    }

    @Test
    void asksAsTheCommandLineWithItsToken() {
        terminal.run("status");

        assertThat(admin.asked()).hasSize(2).allSatisfy(asked -> {
            assertThat(asked.door()).isEqualTo("cli");
            assertThat(asked.token()).isEqualTo(RealGateway.ANN);
        });
    }

    @Test
    void saysWhatIsWrongAboveTheTable() {
        gateway.write(ORDERS.replace("sticky", "stikcy"));
        gateway.stands("/status", "problems", "stikcy");
        gateway.kill("PUT", "");
        terminal.at(gateway.changedAt(null).plus(Duration.ofMinutes(4)));

        terminal.run("status");
        gateway.kill("DELETE", "");
        gateway.write(ORDERS);
        gateway.standsNoMore("/status", "problems", "stikcy");

        String file = gateway.shown("orders");
        assertThat(terminal.lines().get(1))
                .isEqualTo("kill switch for everything: ON, by ann by page 4 min ago, reason: wrong prices");
        assertThat(terminal.lines().get(2)).isEqualTo("  back: ./banyan unkill --everything --reason '...'");
        assertThat(terminal.lines().get(3))
                .startsWith("problem: " + file + ":7: stikcy is not a known key (did you mean 'sticky'?)");
        assertThat(terminal.lines().get(4)).startsWith("warning: " + file + ":4: review-by was 2020-06-30, which");
    }

    /// A fleet needs a Redis.
    @Test
    void saysThatReplicasDoNotAgree() {
        admin.fails(
                "GET /status",
                new AdminRelay.Altered(text -> text.replace(
                        "\"answering\":1,\"known\":1,\"agree\":1,\"says\":\"1 of 1 replica\"",
                        "\"answering\":3,\"known\":3,\"agree\":2,\"says\":\"3 of 3 replicas, 2 agree\"")));

        terminal.coloured().run("status");

        assertThat(terminal.out()).contains(" · \u001b[35m3 of 3 replicas, 2 agree\u001b[0m · store: embedded\n");
    }

    @Test
    void saysOfDriftAboveMaxWeightWhatIsAskedAndWhatApplied() {
        gateway.change("/groups/events", "{\"weight\":60}", "more");

        terminal.run("status");

        assertThat(terminal.out())
                .contains("drift events: the file says 10%, live asks 60% and applies 50% (max-weight);"
                        + " to keep the 50% write in " + gateway.shown("events") + ":6:\n      weight: 50%\n");
    }

    @Test
    void showsAKilledGroupAsKilled() {
        gateway.kill("PUT", "/groups/events");

        terminal.run("status");
        gateway.kill("DELETE", "/groups/events");

        assertThat(terminal.out())
                .contains("    -     25   KILLED")
                .contains("killed events: all of it goes to legacy; back: ./banyan unkill events --reason '...'");
    }

    @Test
    void givesProgramsWhatTheApiSaid() {
        terminal.run("status --json");

        assertThat(terminal.out())
                .isEqualTo("{\"status\":" + admin.said("GET /status") + ",\"groups\":" + admin.said("GET /groups")
                        + "}\n");
        JsonNode groups = Answer.tree(terminal.out()).path("groups");
        assertThat(groups.path(0).path("group").asString()).isEqualTo("events");
    }

    @Test
    void showsOneGroupWhereOneIsNamed() {
        int exit = terminal.run("status events");

        assertThat(exit).isZero();
        assertThat(terminal.lines()).anyMatch(line -> line.startsWith("events  team-discovery"));
        assertThat(terminal.lines()).noneMatch(line -> line.startsWith("orders") || line.contains("drift orders"));

        terminal.run("status events --json");

        JsonNode groups = Answer.tree(terminal.out()).path("groups");
        assertThat(groups)
                .singleElement()
                .satisfies(group -> assertThat(group.path("group").asString()).isEqualTo("events"));
    }

    @Test
    void refusesAGroupThatIsNotThere() {
        int exit = terminal.run("status evnts");

        assertThat(exit).isOne();
        assertThat(terminal.err()).contains("there is no group 'evnts' (did you mean 'events'?)");
    }

    @Test
    void coloursOnlyWhereItMayAndSaysTheSame() {
        terminal.run("status");
        String plain = terminal.out();

        terminal.coloured().run("status");

        assertThat(plain).doesNotContain("\u001b");
        assertThat(terminal.out()).contains("\u001b[1mevents\u001b[0m");
        assertThat(terminal.out().replaceAll("\u001b\\[[0-9;]*m", "")).isEqualTo(plain);
    }

    /// An issuer of tokens names people as it likes.
    @Test
    void printsNoControlCharactersThatOthersWrote() {
        admin.fails(
                "GET /groups",
                new AdminRelay.Altered(text -> text.replace("\"by\":\"ann\"", "\"by\":\"a\\u001b[2Jnn\"")));

        terminal.run("status");

        assertThat(terminal.out()).contains("a?[2Jnn 4m").doesNotContain("\u001b");
    }
}
