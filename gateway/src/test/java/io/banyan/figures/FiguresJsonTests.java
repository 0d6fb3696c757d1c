package io.banyan.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/// What the admin API sends.
class FiguresJsonTests {
    private static final JsonMapper JSON = new JsonMapper();
    private static final FallBackFigures TIMEOUTS = new FallBackFigures(0, 0, 0, 1.5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    private static final SideFigures LEGACY = new SideFigures(81.2, 0, 12.1, 48.0);
    private static final Figures EVENTS = new Figures(LEGACY, new SideFigures(0, 0, null, null), TIMEOUTS, 0.1, 8_300);
    private static final String EVENTS_JSON = """
            {"legacy":{"rate":81.2,"errors":0.0,"p50":12.1,"p99":48.0},
             "modern":{"rate":0.0,"errors":0.0,"p50":null,"p99":null},
             "fallBacks":{"connect":0.0,"reset":0.0,"malformed":0.0,"timeout":1.5,"status":0.0,"cookie":0.0,"stale":0.0,"lane":0.0,
                          "unexpected":0.0,"breaker":0.0,
                          "bulkhead":0.0,"throttled":0.0,"function":0.0,"unrepresentable":0.0,"identity":0.0},
             "ambiguous":0.1,"clients":8300}""";
    private static final Instant AT = Instant.parse("2026-11-22T03:12:09Z");

    @Test
    void figuresOfAGroup() {
        assertThat(JSON.readTree(JSON.writeValueAsString(EVENTS))).isEqualTo(JSON.readTree(EVENTS_JSON));
    }

    @Test
    void figuresOfAFleet() {
        TotalFigures total = new TotalFigures(LEGACY, EVENTS.modern(), TIMEOUTS, 0.1, 8_300, 2.5);

        String json = JSON.writeValueAsString(
                new FleetFigures(AT, Replicas.of(3, 3, 2), List.of(new GroupFigures("events", EVENTS)), total));

        assertThat(JSON.readTree(json)).isEqualTo(JSON.readTree("""
                {"at":"2026-11-22T03:12:09Z",
                 "replicas":{"answering":3,"known":3,"agree":2,"says":"3 of 3 replicas, 2 agree"},
                 "groups":[{"group":"events","figures":%s}],
                 "total":%s,"unmatched":2.5}}""".formatted(
                        EVENTS_JSON, EVENTS_JSON.substring(0, EVENTS_JSON.length() - 1))));
    }

    @Test
    void historyOfGroups() {
        FiguresHistory history =
                new FiguresHistory(5, Map.of("events", List.of(new FiguresPoint(AT, EVENTS))), List.of());

        assertThat(JSON.readTree(JSON.writeValueAsString(history)))
                .isEqualTo(JSON.readTree("""
                {"step":5,"groups":{"events":[{"at":"2026-11-22T03:12:09Z","figures":%s}]},"total":[]}""".formatted(EVENTS_JSON)));
    }

    @Test
    void planOfAGroup() {
        Room room = new Room(256, 12, 30, true);
        Plan plan = Plan.of(List.of(new GroupPlan(
                "events",
                List.of(new RouteMove("event-page", 10, 25, 15)),
                8_300,
                1_240,
                "modern",
                room,
                "10% → 25%")));

        assertThat(JSON.readTree(JSON.writeValueAsString(plan))).isEqualTo(JSON.readTree("""
                {"groups":[{"group":"events","routes":[{"id":"event-page","from":10.0,"to":25.0,"points":15.0}],
                  "clientsSeen":8300,"clientsMoving":1240,"toward":"modern",
                  "room":{"maxConcurrent":256,"inUse":12,"expected":30,"enough":true},"says":"10% → 25%"}],
                 "says":"10% → 25%"}"""));
    }
}
