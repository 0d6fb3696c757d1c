package io.banyan.cli;

import static io.banyan.cli.ViewAnswers.ok;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedGateway.class)
class ViewCompareCommandTests {
    private static final String EVENTS = """
            group: met-events
            owner: team-discovery
            contact: "#team-discovery"
            review-by: 2999-06-30
            modern: { url: "MODERN", deployed: k8s/prod/events }
            sticky: [header:X-Member-Id]
            freshness: { view: met-events }
            routes:
              - id: met-event
                path: /met-events/{eventId}
            """;

    private final AdminRelay admin;
    private final Terminal terminal;

    ViewCompareCommandTests(RealGateway gateway) {
        this.admin = new AdminRelay(gateway);
        this.terminal = Terminal.at(admin);
    }

    @BeforeAll
    static void serve(RealGateway gateway) {
        gateway.serve(EVENTS);
    }

    @AfterEach
    void close() {
        admin.close();
    }

    @Test
    void comparesAndEndsWithOneWhereSomethingDiffers() {
        Map<String, Object> begun = Map.of("view", "events", "version", 2, "state", "drawing");
        Map<String, Object> over = Map.of(
                "view", "events",
                "version", 2,
                "state", "over",
                "expected", 1000,
                "done", 1000,
                "matched", 997,
                "mismatched", 3,
                "mismatches", List.of(Map.of("what", "/city", "count", 3, "keys", List.of("event:42", "event:43"))),
                "leftOut", new TreeMap<>(Map.of("group", 12, "*", 1)));
        admin.fails("POST /views/events/versions/2/compare", ok(begun));
        admin.fails("GET /views/events/versions/2/compare", ok(over));

        assertThat(terminal.run("view compare events 2 --ignore /at --path '/e/{event}'"))
                .isOne();

        assertThat(admin.asked().getFirst().body())
                .isEqualTo("{\"sample\":1000,\"paths\":[\"/e/{event}\"],\"ignore\":[\"/at\"]}");
        assertThat(terminal.out()).isEqualTo("""
                events v2 compared with LEGACY: 1,000 of 1,000 keys
                  997 matched, 3 mismatched, 0 ignored, 0 lagging, 0 failed
                  left out: 1 key of documents that are everywhere (*), which no path names
                  left out: 12 keys of kind group, which no route shows; name its path with --path '/...{group}'

                DIFFERS AT  KEYS  FOR EXAMPLE
                /city          3  event:42, event:43
                """);
    }

    /// All reads were refused, for example: nothing is known of the version then.
    @Test
    void endsWithOneWhereNoKeyCouldBeJudged() {
        Map<String, Object> over = Map.of(
                "view", "events",
                "version", 2,
                "state", "over",
                "expected", 2,
                "done", 2,
                "lagging", 1,
                "failed", 1);
        admin.fails("POST /views/events/versions/2/compare", ok(over));
        assertThat(terminal.run("view compare events 2")).isOne();

        Map<String, Object> ignored = new TreeMap<>(over);
        ignored.put("ignored", 1);
        admin.fails("POST /views/events/versions/2/compare", ok(ignored));
        assertThat(terminal.run("view compare events 2")).isZero();
    }
}
