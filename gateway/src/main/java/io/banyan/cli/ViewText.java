package io.banyan.cli;

import io.banyan.cli.Paint.Tone;
import io.banyan.written.Counted;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// One view in words: who reads from it, and each version with what is wrong and what to run.
record ViewText(Ago ago, Paint paint) {
    List<String> lines(JsonNode view) {
        List<String> lines = new ArrayList<>();
        JsonNode active = view.path("active");
        lines.add("view " + paint.in(Tone.HEAD, view.path("view").asString("?")) + ": "
                + (active.isNumber() ? "serves v" + active.asInt() : "no version is served") + readers(view));
        if (view.path("problem").isString()) {
            lines.add(paint.in(Tone.HARM, "problem: ") + view.path("problem").asString());
        }
        for (JsonNode version : view.path("versions")) {
            lines.add("");
            version(version, lines);
        }
        return lines;
    }

    private static String readers(JsonNode view) {
        return view.path("groups").isEmpty() ? ", and no route file names it" : ", to " + ViewTable.groups(view);
    }

    private void version(JsonNode version, List<String> lines) {
        String lag = lag(version);
        lines.add(paint.in(Tone.HEAD, "v" + version.path("version").asInt()) + "  "
                + version.path("state").asString("?")
                + (version.path("active").asBoolean(false) ? ", served" : "")
                + (lag.equals(Numbers.NONE) ? "" : ", " + lag + " behind")
                + letters(version));
        JsonNode watermark = version.path("watermark");
        if (watermark.isObject()) {
            lines.add("    at " + watermark.path("position").asString("no position") + " of source "
                    + watermark.path("source").asString("?"));
        }
        if (version.path("build").isObject()) {
            int begun = version.path("build").path("begun").asInt(1);
            lines.add("    " + String.join(", ", BuildText.of(version.path("build")))
                    + (begun > 1 ? ", begun " + Counted.of(begun, "time") : ""));
        }
        if (version.path("why").isString()) {
            lines.add(
                    "    " + paint.in(Tone.HARM, "why: ") + version.path("why").asString());
        }
        version.path("run").forEach(run -> lines.add("    to do: " + run.asString("")));
        if (version.path("asked").isObject()) {
            lines.add("    asked: " + asked(version.path("asked")));
        }
        JsonNode did = version.path("did");
        if (did.isObject()) {
            String end = did.path("refused").asBoolean(false) ? "refused " : "done ";
            lines.add("    " + end + ago.relative(did.path("at").asString("")) + ": "
                    + did.path("says").asString(""));
        }
    }

    private static String asked(JsonNode asked) {
        return asked.path("says").asString("?")
                + (asked.path("taken").asBoolean(false) ? ", under way" : ", waits for its runner");
    }

    private static String letters(JsonNode version) {
        long count = version.path("deadLetters").asLong(0);
        return count == 0 ? "" : ", " + Counted.of(count, "dead letter");
    }

    /// `0.2 s`, `12 min`; `-` where it is not known.
    static String lag(JsonNode version) {
        JsonNode seconds = version.path("lagSeconds");
        if (!seconds.isNumber()) {
            return Numbers.NONE;
        }
        return seconds.asDouble() < BuildText.MINUTES_FROM
                ? Numbers.rate(seconds) + " s"
                : BuildText.time(seconds.asLong());
    }

    /// What of a version wants a person, each with what to do.
    static void notes(String view, JsonNode version, Paint paint, List<String> notes) {
        String name = view + " v" + version.path("version").asInt();
        String state = version.path("state").asString("?");
        if (version.path("why").isString() && !state.equals("live")) {
            notes.add(paint.in(Tone.WAITS, state + " " + name + ": ")
                    + version.path("why").asString());
        }
        version.path("run").forEach(run -> notes.add("  " + name + ": " + run.asString("")));
    }
}
