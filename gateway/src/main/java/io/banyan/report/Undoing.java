package io.banyan.report;

import io.banyan.live.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// How an undo is said, wherever it is shown.
///
/// @param reason what the audit is to say of it: `undo of 10% → 25% by ann`; at most 500 characters, in one line
/// @param commands lines for the operator's client, to be run in this order
public record Undoing(String reason, List<String> commands) {
    private static final int LONGEST_REASON = 500;
    private static final Pattern PLAIN_ID = Pattern.compile("[A-Za-z0-9-]{1,100}");

    public Undoing {
        commands = List.copyOf(commands);
    }

    /// @param id of the change that is taken back; empty = it has none yet
    static Undoing of(List<Undo> undo, List<Step> steps, String by, String id) {
        String reason = reason(steps, by);
        String whose = PLAIN_ID.matcher(id).matches() ? " --undo-of " + id : "";
        return new Undoing(
                reason,
                undo.stream()
                        .map(one -> "./banyan " + one.command() + " --reason " + quoted(reason) + whose)
                        .toList());
    }

    /// The lines of all of these, in order.
    static List<String> commands(List<ChangeReport> changes) {
        List<String> commands = new ArrayList<>();
        for (ChangeReport change : changes) {
            @Nullable Undoing undoing = change.undoing();
            if (undoing != null) {
                commands.addAll(undoing.commands());
            }
        }
        return commands;
    }

    private static String reason(List<Step> steps, String by) {
        String what = String.join(", ", steps.stream().map(Step::words).toList());
        String reason = "undo of %s by %s".formatted(what, by).replaceAll("\\p{Cntrl}", " ");
        int length = reason.codePointCount(0, reason.length());
        return length <= LONGEST_REASON
                ? reason
                : reason.substring(0, reason.offsetByCodePoints(0, LONGEST_REASON - 1)) + "…";
    }

    /// As one word for a shell: names come from others, and nobody should run what they wrote.
    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
