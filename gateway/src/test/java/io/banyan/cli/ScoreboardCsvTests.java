package io.banyan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ScoreboardCsvTests {
    @Test
    void hasALineForEachTemplateWithAsManyCellsAsItsHead() {
        List<String> lines = sheet("templates", """
                {"templates": [{"template": "/orders/{number}/\\"a,b\\"", "kind": "read", "route": null,
                  "perSecond": 1.25, "share": 40.5,
                  "times": {"p50": 3, "p95": 12.5, "cpu": null, "cpuPerSecond": null},
                  "answers": {"statuses": {"2xx": 100}, "fellBack": 0.5,
                    "unclear": {"query": 1.2, "cookie": 2.3},
                    "have": {"cookie": 90.0, "sets-cookie": 10.0}, "different": 7},
                  "moving": {"well": "with-care", "against": ["sets cookies", "fell back, too"], "helps": []}}]}
                """);

        assertThat(lines).hasSize(2);
        assertThat(lines.getFirst().split(",", -1)).hasSize(21);
        assertThat(lines.getLast())
                .isEqualTo(
                        "\"/orders/{number}/\"\"a,b\"\"\",read,,1.25,40.5,3,12.5,,,3.5,0.5,90.0,0,10.0,0,0,0,7,with-care,"
                                + "\"sets cookies; fell back, too\",");
    }

    @Test
    void hasALineForEachRoute() {
        List<String> lines = sheet("routes", """
                {"routes": [{"route": "event-page", "group": "events", "template": "/events/{id}", "weight": 100.0,
                  "state": "shifted", "fullDays": 15, "quietDays": 14, "deletable": true, "says": "nothing, for 14 days",
                  "evidence": {"watchedSince": "2026-11-01T00:00:00Z", "lastRead": null, "lastWrite": null,
                    "lastFallBack": null, "proof": {"at": "2026-11-29T00:00:00Z"}}}]}
                """);

        assertThat(lines.getFirst().split(",", -1)).hasSize(14);
        assertThat(lines.getLast())
                .isEqualTo("event-page,events,/events/{id},100.0,shifted,15,14,true,2026-11-01T00:00:00Z,,,,"
                        + "2026-11-29T00:00:00Z,\"nothing, for 14 days\"");
    }

    @Test
    void hasALineForEachDay() {
        List<String> lines = sheet("days", """
                {"trend": {"days": [
                  {"day": "2026-11-28", "requests": 1000, "reads": 33.3, "templates": 4, "templatesMoved": 1},
                  {"day": "2026-11-29", "requests": 0, "reads": null, "templates": 4, "templatesMoved": 1}]}}
                """);

        assertThat(lines)
                .containsExactly(
                        "day,requests,reads_moved,templates,templates_moved",
                        "2026-11-28,1000,33.3,4,1",
                        "2026-11-29,0,,4,1");
    }

    private static List<String> sheet(String name, String json) {
        return ScoreboardCsv.lines(name, Answer.tree(json));
    }
}
