package io.banyan.cli;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// A build in words.
final class BuildText {
    /// From so many seconds on, a time is told in minutes.
    static final long MINUTES_FROM = 120;

    private BuildText() {}

    /// `41%`, `410,000 of about 1,000,000 rows`, `52,000 rows/s`, `11 s left`: what is known of it.
    static List<String> of(JsonNode build) {
        List<String> parts = new ArrayList<>();
        JsonNode percent = build.path("percent");
        if (percent.isNumber()) {
            parts.add(percent.asInt() + "%");
        }
        String rows = Numbers.count(build.path("rows").asLong(0));
        JsonNode expected = build.path("expected");
        parts.add(
                expected.isNumber()
                        ? rows + " of about " + Numbers.count(expected.asLong()) + " rows"
                        : rows + " rows so far");
        if (build.path("rate").asLong(0) > 0) {
            parts.add(Numbers.count(build.path("rate").asLong()) + " rows/s");
        }
        JsonNode left = build.path("leftSeconds");
        if (left.isNumber()) {
            parts.add(time(left.asLong()) + " left");
        }
        return parts;
    }

    /// What a version's runner is at, in a few words.
    static String doing(JsonNode version) {
        if (version.path("build").isObject()) {
            return String.join(", ", of(version.path("build")));
        }
        JsonNode asked = version.path("asked");
        if (!asked.isObject()) {
            return version.path("state").asString("?");
        }
        boolean silent = version.path("state").asString("").equals("silent");
        return asked.path("says").asString("?")
                + (asked.path("taken").asBoolean(false)
                        ? " under way"
                        : silent ? " waits: no runner of it is heard; start one" : " waits for its runner");
    }

    /// `45 s`, `12 min`, `3 h 10 min`.
    static String time(long seconds) {
        if (seconds < MINUTES_FROM) {
            return seconds + " s";
        }
        long minutes = seconds / 60;
        return minutes < 120 ? minutes + " min" : minutes / 60 + " h " + minutes % 60 + " min";
    }
}
