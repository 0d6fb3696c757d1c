package io.banyan.report;

import io.banyan.live.Change;
import io.banyan.live.Step;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One entry of the audit.
///
/// @param group null = everything
/// @param door `file`, `api`, `cli`, `page`, `ramp` or `recovery`
/// @param undo what takes it back; null where nothing does
public record ChangeReport(
        String id,
        @Nullable String group,
        Instant at,
        String by,
        String door,
        String reason,
        long epoch,
        long revision,
        List<StepReport> steps,
        @Nullable List<Undo> undo) {
    /// One value that moved.
    ///
    /// @param what `weight`, `kill` or `recovery`
    /// @param route null = the group's own
    /// @param from as people read it: `25%`, `inherit`, `on`
    public record StepReport(String what, @Nullable String route, String from, String to) {}

    public static ChangeReport of(Change change) {
        return new ChangeReport(
                change.id(),
                change.group(),
                change.at().truncatedTo(ChronoUnit.MILLIS),
                change.author().by(),
                change.author().door().word(),
                change.author().reason(),
                change.revision().epoch(),
                change.revision().number(),
                change.steps().stream().map(ChangeReport::step).toList(),
                Undo.of(change));
    }

    public static @Nullable ChangeReport orNull(@Nullable Change change) {
        return change == null ? null : of(change);
    }

    private static StepReport step(Step step) {
        return new StepReport(step.what().word(), step.route(), step.from(), step.to());
    }

    /// A line for each step: `events: weight 10% → 25%`.
    public List<String> says() {
        List<String> lines = new ArrayList<>();
        String name = group == null ? "everything" : group;
        for (StepReport step : steps) {
            String place = step.route() == null ? name : name + "/" + step.route();
            lines.add(place + ": " + words(step.what()) + " " + step.from() + " → " + step.to());
        }
        return lines;
    }

    private static String words(String what) {
        return what.equals("kill") ? "kill switch" : what;
    }
}
