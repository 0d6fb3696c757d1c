package io.banyan.browser.page;

import io.banyan.browser.page.StubFleet.Author;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A ramp of the stub: three of its five steps are planned, and one of its gates waits.
final class StubRamp {
    Instant begun = Instant.now().minusSeconds(1_500);

    String stage = "none";
    String why = "events has no ramp yet";
    long seen = 312;
    long mismatches;
    /// The weight as somebody set it since; null = it is the ramp's.
    @Nullable
    Double weight;

    /// The value at the pointer as MODERN has it; empty = none.
    String modern = "\"2027-07-05T17:30:00Z\"";

    private final String group;

    StubRamp(String group) {
        this.group = group;
    }

    /// Two steps up, with too few pairs for the third.
    StubRamp running() {
        stage = "running";
        why = "waits for about 88 more pairs of events-item";
        return this;
    }

    /// Back at the start, for a field.
    StubRamp rolledBack() {
        stage = "rolled-back";
        why = "gate mismatch of events-item failed: 9 of 312 pairs differ, at /startsAt";
        mismatches = 9;
        return this;
    }

    void does(String action, Author author) {
        stage = action.equals("hold") ? "held" : action.equals("abort") ? "aborted" : "running";
        why = author.reason();
    }

    String shadowed() {
        return "%d of %d compared reads differ; ./banyan mismatches %s".formatted(mismatches, seen, group);
    }

    Map<String, Object> json() {
        boolean started = !stage.equals("none");
        boolean over = stage.equals("rolled-back") || stage.equals("aborted");
        var json = new LinkedHashMap<String, Object>();
        json.put("group", group);
        json.put("stage", stage);
        json.put("id", started ? "3f9c01ab" : "");
        double reached = started && !over ? 5.0 : 0.0;
        json.put("weight", weight == null ? reached : weight);
        json.put("reached", started ? reached : null);
        json.put("step", started ? 2 : 0);
        json.put("of", 5);
        json.put("steps", steps(started));
        json.put(
                "since",
                over
                        ? begun.plusSeconds(1_300).toString()
                        : begun.plusSeconds(700).toString());
        json.put("by", "ramp");
        json.put("why", why);
        json.put(
                "next",
                stage.equals("running")
                        ? Map.of(
                                "weight",
                                25.0,
                                "earliest",
                                Instant.now().plusSeconds(60).toString())
                        : null);
        json.put("gates", started ? gates() : List.of());
        json.put("pointers", pointers());
        return json;
    }

    private List<Map<String, Object>> steps(boolean started) {
        var steps = new ArrayList<Map<String, Object>>();
        double[] weights = {1, 5, 25, 50, 100};
        for (int i = 0; i < weights.length; i++) {
            boolean taken = started && i < 2;
            var step = new LinkedHashMap<String, Object>();
            step.put("weight", weights[i]);
            step.put("at", taken ? begun.plusSeconds(i * 700L).toString() : null);
            step.put("evidence", taken ? "events-item: 0 of 412 pairs differ" : null);
            steps.add(step);
        }
        return steps;
    }

    private List<Map<String, Object>> gates() {
        return List.of(
                gate("mismatch", 1.0, mismatches, 400L, mismatches == 0 ? "open" : "failed"),
                gate("errors", 0.5, 0, null, "passed"));
    }

    private Map<String, Object> gate(String name, double limit, long bad, @Nullable Long needed, String word) {
        var gate = new LinkedHashMap<String, Object>();
        gate.put("route", group + "-item");
        gate.put("gate", name);
        gate.put("limit", limit);
        gate.put("bad", bad);
        gate.put("all", seen);
        gate.put("needed", needed);
        gate.put("word", word);
        gate.put("low", 0.0);
        gate.put("high", 1.2);
        return gate;
    }

    private List<Map<String, Object>> pointers() {
        return mismatches == 0
                ? List.of()
                : List.of(Map.of("route", group + "-item", "pointer", "/startsAt", "count", mismatches));
    }

    Map<String, Object> mismatches() {
        var example = Map.of(
                "at",
                begun.toString(),
                "read",
                "/events/17",
                "kind",
                "changed",
                "legacy",
                "\"2027-07-05T16:30:00Z\"",
                "modern",
                modern);
        List<Map<String, Object>> pointers = mismatches == 0
                ? List.of()
                : List.of(Map.of("pointer", "/startsAt", "count", mismatches, "examples", List.of(example)));
        var route =
                Map.of("route", group + "-item", "verdicts", Map.of("mismatched", mismatches), "pointers", pointers);
        return Map.of("group", group, "notCompared", Map.of(), "routes", List.of(route));
    }
}
