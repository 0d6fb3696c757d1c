package io.banyan.cli;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// What about the groups wants a person, one thing a line, each with what to do: kill switches, fall-backs, caps,
/// drift with the exact line to write, a heavy sticky key, an overdue review.
record GroupNotes(Ago ago, Paint paint) {
    List<String> of(JsonNode groups) {
        List<String> lines = new ArrayList<>();
        for (JsonNode group : GroupTable.sorted(groups)) {
            String name = group.path("group").asString("?");
            killed(group, name, lines);
            lines.addAll(modern(group.path("modern"), name, paint));
            fallsBack(group.path("figures").path("fallBacks"), name, lines);
            if (group.path("capped").asBoolean(false)) {
                add(
                        lines,
                        "capped",
                        name + ": asked " + Numbers.percent(group.path("weight")) + ", but max-weight in its file is "
                                + Numbers.percent(group.path("maxWeight")));
            }
            group.path("drift").forEach(drift -> drifted(drift, name, lines));
            if (group.path("shadowed").isString()) {
                add(lines, "shadow", name + ": " + group.path("shadowed").asString());
            }
            if (group.path("ramp").isString()) {
                add(lines, "ramp", name + ": " + group.path("ramp").asString());
            }
            if (group.path("heavyKey").isString()) {
                add(lines, "heavy key", name + ": " + group.path("heavyKey").asString());
            }
            if (group.path("reviewOverdue").asBoolean(false)) {
                add(
                        lines,
                        "overdue",
                        name + ": its review was due on "
                                + group.path("reviewBy").asString("?") + "; ask "
                                + group.path("owner").asString("its owner") + " "
                                + group.path("contact").asString(""));
            }
        }
        return lines;
    }

    private void killed(JsonNode group, String name, List<String> lines) {
        if (!group.path("killed").asBoolean(false)) {
            return;
        }
        boolean pending = group.path("killPending").asBoolean(false);
        lines.add(paint.in(Paint.Tone.HARM, "killed") + " " + name + ": all of it goes to legacy"
                + (pending ? " here; the fleet follows when the store is back" : "")
                + "; " + ended(group, name));
    }

    /// How a kill ends: that of a file by its line.
    static String ended(JsonNode group, String name) {
        return group.path("fileKill").path("says").asString("back: ./banyan unkill " + name + " --reason '...'");
    }

    /// What is wrong with MODERN, in the words of the API, and what each replica sees where they differ.
    static List<String> modern(JsonNode modern, String name, Paint paint) {
        List<String> lines = new ArrayList<>();
        if (!modern.isObject()) {
            return lines;
        }
        boolean down = modern.path("down").asBoolean(false);
        lines.add(paint.in(down ? Paint.Tone.HARM : Paint.Tone.WAITS, down ? "down" : "modern") + " " + name + ": "
                + modern.path("says").asString("?"));
        modern.path("replicas")
                .forEach(row -> lines.add("      " + row.path("replica").asString("?") + ": "
                        + row.path("says").asString("?")));
        return lines;
    }

    /// Reads that MODERN failed, or that its guards kept from it: users notice nothing, the operator should.
    private void fallsBack(JsonNode rates, String name, List<String> lines) {
        double sum = 0;
        List<String> causes = new ArrayList<>();
        for (var cause : rates.properties()) {
            double rate = cause.getValue().asDouble(0);
            sum += rate;
            if (rate > 0) {
                causes.add(cause.getKey() + " " + rate);
            }
        }
        if (sum > 0) {
            lines.add(paint.in(Paint.Tone.HARM, "falls back") + " " + name + ": " + Math.round(sum * 10) / 10.0
                    + " reads/s");
            boolean cookies = causes.size() == 1 && causes.getFirst().startsWith("cookie ");
            lines.add("      legacy answers them in modern's place (" + String.join(", ", causes) + "); "
                    + (cookies
                            ? "a warning above names the cookies and the line to write"
                            : "is the new side healthy?"));
        }
    }

    private void drifted(JsonNode drift, String name, List<String> lines) {
        String route = drift.path("route").asString("");
        String file = drift.path("file").isNumber() ? Numbers.percent(drift.path("file")) : "none";
        String live = drift.path("live").isNumber() ? Numbers.percent(drift.path("live")) : "inherited";
        String applied = Numbers.percent(drift.path("applied"));
        boolean capped = drift.path("live").isNumber() && !applied.equals(live);
        add(
                lines,
                "drift",
                name + (route.isEmpty() ? "" : ", route " + route) + ": the file says " + file + ", live "
                        + (capped ? "asks " + live + " and applies " + applied + " (max-weight)" : "is " + live)
                        + "; to keep " + (capped ? "the " + applied : "it") + " write in "
                        + drift.path("where").asString("its file") + ":");
        lines.add("      " + drift.path("line").asString("?"));
    }

    private void add(List<String> lines, String kind, String says) {
        lines.add(paint.in(Paint.Tone.WAITS, kind) + " " + says);
    }
}
