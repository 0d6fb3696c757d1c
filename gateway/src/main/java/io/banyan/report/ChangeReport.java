package io.banyan.report;

import io.banyan.live.Change;
import io.banyan.live.LiveValue;
import io.banyan.live.Ramping;
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
/// @param undoOf the id of the change that this one was to take back; null = it is no undo
/// @param undo what takes it back; null where nothing does, or an undo has
/// @param undoing how that is said; null likewise
/// @param undone by whom it was taken back, as far as is known; null = it stands
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
        @Nullable String undoOf,
        @Nullable List<Undo> undo,
        @Nullable Undoing undoing,
        @Nullable Undone undone) {
    /// One value that moved.
    ///
    /// @param what `weight`, `kill`, `ramp` or `recovery`
    /// @param route null = the group's own
    /// @param from as people read it: `25%`, `inherit`, `on`
    public record StepReport(String what, @Nullable String route, String from, String to) {}

    /// Of a change that stands.
    public static ChangeReport of(Change change) {
        return of(change, Undos.NONE);
    }

    public static ChangeReport of(Change change, Undos undos) {
        Undone undone = undos.of(change);
        List<Undo> undo = undone != null && undone.whole() ? null : Undo.of(change.group(), change.steps());
        String by = change.author().by();
        return new ChangeReport(
                change.id(),
                change.group(),
                change.at().truncatedTo(ChronoUnit.MILLIS),
                by,
                change.author().door().word(),
                change.author().reason(),
                change.revision().epoch(),
                change.revision().number(),
                change.steps().stream().map(ChangeReport::step).toList(),
                change.author().undoOf(),
                undo,
                undo == null ? null : Undoing.of(undo, change.steps(), by, change.id()),
                undone);
    }

    public static @Nullable ChangeReport orNull(@Nullable Change change) {
        return change == null ? null : of(change);
    }

    private static StepReport step(Step step) {
        boolean ramp = step.what().equals(LiveValue.RAMP.word());
        return ramp
                ? new StepReport(step.what(), step.route(), Ramping.brief(step.from()), Ramping.brief(step.to()))
                : new StepReport(step.what(), step.route(), step.from(), step.to());
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
        LiveValue<?> value = LiveValue.named(what);
        return value == null ? what : value.says();
    }
}
