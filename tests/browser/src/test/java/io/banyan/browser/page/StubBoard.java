package io.banyan.browser.page;

import java.util.List;
import java.util.Map;

/// A scoreboard with two templates and one route, as the API tells it.
final class StubBoard {
    private StubBoard() {}

    static Map<String, Object> json() {
        return Map.of(
                "since", "2026-11-20T08:00:00Z",
                "replicas", 3,
                "moved", Map.of("says", "Moved: 33.3 % of reads, 0 % of writes, 1 of 2 templates that are read."),
                "trend",
                        Map.of("days", List.of(), "forecast", Map.of("says", "No forecast: 9 days of data, needs 14.")),
                "templates",
                        List.of(
                                template(
                                        "/orders/{number}/<b>items</b>",
                                        "read",
                                        "with-care",
                                        "10 % of its answers set cookies"),
                                template("/basket", "write", "stays", "Banyan sends every write to LEGACY")),
                "routes",
                        List.of(Map.of(
                                "route", "event",
                                "template", "/events/{id}",
                                "weight", 100,
                                "state", "shifted",
                                "deletable", true,
                                "says", "LEGACY has answered nothing of it for 15 days")),
                "other", Map.of("answers", 12, "share", 1.5));
    }

    private static Map<String, Object> template(String template, String kind, String well, String against) {
        return Map.of(
                "template",
                template,
                "kind",
                kind,
                "perSecond",
                12.3,
                "share",
                40.5,
                "times",
                Map.of("p50", 11.3, "p95", 45.2),
                "moving",
                Map.of("well", well, "against", List.of(against), "helps", List.of()));
    }
}
