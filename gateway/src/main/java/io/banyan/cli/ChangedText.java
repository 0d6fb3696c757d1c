package io.banyan.cli;

import java.io.PrintWriter;
import tools.jackson.databind.JsonNode;

/// Tells what a change of weight did, or would do: from what to what, its effect, and how to undo it.
///
/// @param undo whether it was to take another change back
record ChangedText(Errand errand, boolean undo) {
    /// What an undo says first that finds nothing to put back.
    static final String NOTHING_TO_UNDO = "nothing to undo: ";

    void tell(Answer answer) {
        PrintWriter out = errand.out();
        if (errand.json()) {
            out.println(answer.body());
            return;
        }
        JsonNode changed = answer.json();
        boolean plan = changed.path("dryRun").asBoolean(false);
        boolean nothing = !plan && changed.path("changes").isEmpty();
        String first = nothing && undo ? NOTHING_TO_UNDO : plan ? "would change: " : "";
        changed.path("says").forEach(line -> out.println(first + line.asString("")));
        if (!nothing) {
            changed.path("plan").path("groups").forEach(group -> effect(group, out));
        }
        capped(changed.path("groups"), out);
        if (plan) {
            out.println("nothing was changed (--dry-run)");
        } else {
            changed.path("undo").forEach(line -> out.println("undo: " + line.asString("")));
        }
    }

    private static void effect(JsonNode group, PrintWriter out) {
        String effect = group.path("says").asString("");
        if (!effect.isEmpty()) {
            out.println("  " + effect);
        }
    }

    private static void capped(JsonNode groups, PrintWriter out) {
        for (JsonNode group : groups) {
            String name = group.path("group").asString("?");
            if (group.path("killed").asBoolean(false)) {
                out.println("  " + name + " is killed: all of it goes to legacy; " + GroupNotes.ended(group, name));
            } else if (group.path("capped").asBoolean(false)) {
                out.println("  " + name + " is capped: max-weight in its file lets "
                        + Numbers.percent(group.path("maxWeight")) + " through");
            }
        }
    }
}
