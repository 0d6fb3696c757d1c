package io.banyan.cli;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// The commands that take a change back, ready to copy; none where it cannot be taken back. Lines that begin with
/// `./banyan` are to be run in their order.
final class UndoText {
    private UndoText() {}

    static List<String> of(JsonNode change) {
        String reason = quoted("undo of " + ChangeText.what(change) + " by "
                + change.path("by").asString("?"));
        List<String> lines = new ArrayList<>();
        for (JsonNode undo : change.path("undo")) {
            String group = undo.path("group").asString("");
            String command;
            if (undo.has("kill")) {
                command = (undo.path("kill").asBoolean(false) ? "kill " : "unkill ")
                        + (group.isEmpty() ? "--everything" : group);
            } else if (group.isEmpty()) {
                command = "weight --route " + undo.path("route").asString("?") + " " + weight(undo);
            } else {
                command = "weight --group " + group + " " + weight(undo)
                        + (undo.path("inheritingOnly").asBoolean(false) ? " --inheriting-only" : "");
            }
            lines.add("./banyan " + command + " --reason " + reason);
        }
        return lines;
    }

    private static String weight(JsonNode undo) {
        return undo.path("weight").isNumber() ? Numbers.percent(undo.path("weight")) : Percent.INHERIT;
    }

    /// For a shell: names come from others, and nobody should paste what they wrote as a command.
    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
