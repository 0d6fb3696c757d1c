package io.banyan.cli;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// The whole of `status` as lines: what holds for everything, the groups, and below them what wants a person.
///
/// @param width of the table
record StatusText(Ago ago, Paint paint, int width) {
    List<String> lines(JsonNode status, JsonNode groups) {
        List<String> lines = new ArrayList<>(head(status));
        lines.add("");
        if (groups.isEmpty()) {
            lines.add("no groups: everything goes to the monolith; the first route file is in docs/route-files.md");
            return lines;
        }
        lines.addAll(new GroupTable(ago, width).of(groups).lines(paint));
        List<String> notes = new GroupNotes(ago, paint).of(groups);
        if (!notes.isEmpty()) {
            lines.add("");
            lines.addAll(notes);
        }
        return lines;
    }

    List<String> head(JsonNode status) {
        List<String> lines = new ArrayList<>();
        JsonNode store = status.path("store");
        boolean away = store.path("state").asString("").equals("away");
        lines.add("banyan " + Table.cut(status.path("installation").asString("?"), 24)
                + " · revision " + status.path("revision").asString("?")
                + " · " + replicas(status.path("replicas"))
                + " · "
                + paint.in(
                        away ? Paint.Tone.HARM : Paint.Tone.PLAIN,
                        "store: " + store.path("says").asString("?")));
        lines.addAll(everything(status));
        status.path("problems")
                .forEach(problem -> lines.add(paint.in(Paint.Tone.HARM, "problem: ") + problem.asString("")));
        status.path("warnings")
                .forEach(warning -> lines.add(paint.in(Paint.Tone.WAITS, "warning: ")
                        + warning.asString("").replaceFirst(": warning: ", ": ")));
        return lines;
    }

    private String replicas(JsonNode replicas) {
        int answering = replicas.path("answering").asInt(1);
        int agree = replicas.path("agree").asInt(answering);
        String says = replicas.path("says").asString("?");
        return paint.in(agree == answering ? Paint.Tone.PLAIN : Paint.Tone.WAITS, says);
    }

    private List<String> everything(JsonNode status) {
        if (!status.path("killed").asBoolean(false)) {
            return List.of("kill switch for everything: off");
        }
        JsonNode by = status.path("killedBy");
        String who = by.isObject()
                ? ", by " + ChangeText.who(by) + " "
                        + ago.relative(by.path("at").asString("")) + ", reason: " + ChangeText.reason(by)
                : "";
        String pending =
                status.path("killPending").asBoolean(false) ? " (here; the fleet follows when the store is back)" : "";
        return List.of(
                paint.in(Paint.Tone.HARM, "kill switch for everything: ON") + pending + who,
                "  back: ./banyan unkill --everything --reason '...'");
    }
}
