package io.banyan.cli;

import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A kill switch to be thrown or taken back: one group's or that of everything. A kill asks nothing first: it waits
/// neither for a revision nor for the store.
///
/// @param group null = everything
/// @param on true = kill
/// @param undoOf the id of the change that this takes back; null = of none
record KillWork(
        Errand errand,
        @Nullable String group,
        boolean on,
        String reason,
        @Nullable String undoOf,
        boolean dryRun) {
    int run() {
        return errand.run(api -> {
            if (dryRun) {
                plan(api);
            } else {
                tell(written(api));
            }
        });
    }

    private Answer written(AdminApi api) {
        ObjectNode body = JsonMapper.shared().createObjectNode().put("reason", reason);
        if (undoOf != null) {
            body.put("undoOf", undoOf);
        }
        String method = on ? "PUT" : "DELETE";
        String only = group;
        if (only == null) {
            return api.write(method, "/kill", body);
        }
        try {
            return api.write(method, Names.pathOfGroup(only) + "/kill", body);
        } catch (Refused refused) {
            throw refused.status() == 404
                    ? new Names(api).noGroup(new Answer(404, String.valueOf(refused.problem()), ""), only)
                    : refused;
        }
    }

    private void tell(Answer answer) {
        PrintWriter out = errand.out();
        if (errand.json()) {
            out.println(answer.body());
            return;
        }
        JsonNode done = answer.json();
        boolean pending =
                answer.status() == 202 || "pending".equals(done.path("fleet").asString(""));
        String first = undoOf != null && !pending && movedNothing(done) ? ChangedText.NOTHING_TO_UNDO : "";
        done.path("says").forEach(line -> out.println(first + line.asString("")));
        if (pending) {
            out.println(
                    "  kept on its disk until then; sooner: run it against each replica, BANYAN_ADMIN=http://REPLICA:9090"
                            + " ./banyan ...");
        }
        done.path("undo").forEach(line -> out.println("undo: " + line.asString("")));
    }

    private static boolean movedNothing(JsonNode done) {
        return done.path("changes")
                .valueStream()
                .flatMap(change -> change.path("steps").valueStream())
                .allMatch(step -> step.path("from").equals(step.path("to")));
    }

    /// The API plans weights only, so this one is told from what stands now.
    private void plan(AdminApi api) {
        String only = group;
        Answer now = only == null ? api.get("/status") : new Names(api).group(only);
        if (errand.json()) {
            errand.out().println(now.body());
            return;
        }
        if (only == null) {
            planAll(now.json().path("killed").asBoolean(false));
        } else {
            plan(now.json());
        }
        errand.out().println("nothing was changed (--dry-run)");
    }

    private void planAll(boolean killed) {
        String effect = on
                ? "kill switch off → on: every group to legacy"
                : "kill switch on → off: each group back to its own switch and weight";
        String none = on ? "is already killed" : "is not killed";
        errand.out().println("would change: everything: " + (killed == on ? none : effect));
    }

    private void plan(JsonNode now) {
        String name = now.path("group").asString("?");
        String weight = Numbers.percent(now.path("weight"));
        boolean killed = now.path("killed").asBoolean(false);
        JsonNode file = now.path("fileKill");
        String effect;
        if (!on && file.path("where").isString()) {
            effect = "nothing, it stays killed: " + file.path("says").asString("");
        } else if (on && file.path("alone").asBoolean(false)) {
            effect = "kill switch off → on, beside the kill by file: "
                    + file.path("says").asString("");
        } else if (killed == on) {
            effect = on ? "is already killed" : "is not killed";
        } else if (on) {
            JsonNode measured = now.path("measured");
            String goes = measured.isNumber() ? Numbers.percent(measured) + " goes to modern now" : "no reads just now";
            effect = "kill switch off → on: all of it to legacy (" + goes + ")";
        } else {
            effect = "kill switch on → off: back to its weight of " + weight;
        }
        errand.out().println("would change: " + name + ": " + effect);
    }
}
