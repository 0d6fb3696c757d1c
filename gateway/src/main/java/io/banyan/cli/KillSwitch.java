package io.banyan.cli;

import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What `kill` and `unkill` share: one group or everything, on or off. A kill asks nothing first: it waits
/// neither for a revision nor for the store.
final class KillSwitch {
    @Mixin
    private final Asking asking;

    @Mixin
    private final ChangeOptions change = new ChangeOptions();

    @Parameters(arity = "0..1", paramLabel = "GROUP", description = "A group, as status shows it.")
    private @Nullable String group;

    @Option(names = "--everything", description = "All groups at once; needs the role admin.")
    private boolean everything;

    KillSwitch(Surroundings around) {
        this.asking = new Asking(around);
    }

    int turn(boolean on) {
        String only = group;
        if ((only == null) != everything) {
            throw asking.wrongUsage(
                    everything
                            ? "name a group or say --everything, not both"
                            : "which group? name it, or say --everything for all of them");
        }
        ObjectNode body = change.body(asking);
        return asking.run(api -> {
            if (change.dryRun()) {
                plan(on, only, api);
            } else {
                tell(written(on, only, body, api));
            }
        });
    }

    private static Answer written(boolean on, @Nullable String only, ObjectNode body, AdminApi api) {
        body.remove("dryRun");
        String method = on ? "PUT" : "DELETE";
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
        PrintWriter out = asking.out();
        if (asking.json()) {
            out.println(answer.body());
            return;
        }
        JsonNode done = answer.json();
        done.path("says").forEach(line -> out.println(line.asString("")));
        boolean pending =
                answer.status() == 202 || "pending".equals(done.path("fleet").asString(""));
        if (pending) {
            out.println(
                    "  kept on its disk until then; sooner: say it to each replica, BANYAN_ADMIN=http://REPLICA:9090"
                            + " ./banyan ...");
        }
        done.path("undo").forEach(line -> out.println("undo: " + line.asString("")));
    }

    /// The API plans weights only, so this one is told from what stands now.
    private void plan(boolean on, @Nullable String only, AdminApi api) {
        Answer now = only == null ? api.get("/status") : new Names(api).group(only);
        if (asking.json()) {
            asking.out().println(now.body());
            return;
        }
        if (only == null) {
            planAll(on, now.json().path("killed").asBoolean(false));
        } else {
            plan(on, now.json());
        }
        asking.out().println("nothing was changed (--dry-run)");
    }

    private void planAll(boolean on, boolean killed) {
        String effect = on
                ? "kill switch off → on: every group to legacy"
                : "kill switch on → off: each group back to its own switch and weight";
        String none = on ? "is killed already" : "is not killed";
        asking.out().println("would change: everything: " + (killed == on ? none : effect));
    }

    private void plan(boolean on, JsonNode group) {
        String name = group.path("group").asString("?");
        String weight = Numbers.percent(group.path("weight"));
        boolean killed = group.path("killed").asBoolean(false);
        String effect;
        if (killed == on) {
            effect = on ? "is killed already" : "is not killed";
        } else if (on) {
            JsonNode measured = group.path("measured");
            String now = measured.isNumber() ? Numbers.percent(measured) + " goes to modern now" : "no reads just now";
            effect = "kill switch off → on: all of it to legacy (" + now + ")";
        } else {
            effect = "kill switch on → off: back to its weight of " + weight;
        }
        asking.out().println("would change: " + name + ": " + effect);
    }
}
