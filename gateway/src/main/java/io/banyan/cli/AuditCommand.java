package io.banyan.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/// `./banyan audit`: who changed what, when, through which door and why, newest first, each with its undo.
@Command(
        name = "audit",
        description = "Show who changed what, when and why, newest first, and how to undo it.",
        footer = {"", "  ./banyan audit --group events --limit 5"})
public final class AuditCommand implements Callable<Integer> {
    private static final int MOST = 1000;

    @Mixin
    private final Asking asking;

    @Option(
            names = "--group",
            paramLabel = "NAME",
            description = "Show only changes of this group. Default: all groups.")
    private @Nullable String group;

    @Option(
            names = "--by",
            paramLabel = "WHO",
            description = "Show only changes made by this person or program. Default: anyone.")
    private @Nullable String by;

    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "Show at most N changes, 1 to 1000. Default: ${DEFAULT-VALUE}.")
    private int limit = 20;

    AuditCommand(Surroundings around) {
        this.asking = new Asking(around);
    }

    @Override
    public Integer call() {
        if (limit < 1 || limit > MOST) {
            throw asking.wrongUsage("--limit was '" + limit + "' but must be 1 to " + MOST);
        }
        return asking.run(api -> {
            Answer audit = api.get("/audit?limit=" + limit + filter("group", group) + filter("by", by));
            PrintWriter out = asking.out();
            if (asking.json()) {
                out.println(audit.body());
                return;
            }
            JsonNode changes = audit.json();
            if (changes.isEmpty()) {
                out.println("no changes" + (group == null && by == null ? " yet" : " match"));
            }
            changes.forEach(change -> tell(change, out));
        });
    }

    private void tell(JsonNode change, PrintWriter out) {
        String at = change.path("at").asString("");
        out.println(asking.ago().exact(at) + "  " + asking.ago().relative(at) + "  " + ChangeText.who(change) + "  "
                + asking.paint().in(Paint.Tone.HEAD, ChangeText.subject(change) + " " + ChangeText.what(change)));
        out.println("    reason: " + ChangeText.reason(change));
        String undone = ChangeText.undone(change);
        if (!undone.isEmpty()) {
            out.println("    " + undone);
        }
        change.path("undoing").path("commands").forEach(line -> out.println("    undo: " + line.asString("")));
    }

    private static String filter(String name, @Nullable String value) {
        return value == null ? "" : "&" + name + "=" + AdminApi.segment(value);
    }
}
