package io.banyan.cli;

import java.io.PrintWriter;
import tools.jackson.databind.JsonNode;

/// Tells what a switch or a request to a view's runner did, or would do, and how to undo it.
///
/// @param undo whether it was to take another change back
record ViewChangedText(Errand errand, boolean undo) {
    void tell(Answer answer) {
        PrintWriter out = errand.out();
        if (errand.json()) {
            out.println(answer.body());
            return;
        }
        JsonNode changed = answer.json();
        boolean plan = changed.path("dryRun").asBoolean(false);
        boolean nothing = !plan && changed.path("changes").isEmpty();
        String first = plan ? "would change: " : nothing && undo ? ChangedText.NOTHING_TO_UNDO : "";
        for (JsonNode line : changed.path("says")) {
            out.println(first + line.asString(""));
            first = "  ";
        }
        if (plan) {
            out.println("nothing was changed (--dry-run)");
        }
        changed.path("undo").forEach(line -> out.println("undo: " + line.asString("")));
        out.flush();
    }
}
