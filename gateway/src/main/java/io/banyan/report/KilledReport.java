package io.banyan.report;

import io.banyan.live.Change;
import io.banyan.live.LiveValue;
import io.banyan.live.Step;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What became of a kill switch.
///
/// @param killed where it stands now
/// @param fleet `done`; `pending` while the store is away: this replica obeys, the others will when it is back
public record KilledReport(
        boolean dryRun,
        boolean killed,
        String fleet,
        List<ChangeReport> changes,
        List<String> says,
        List<String> undo) {
    /// Of a switch that would be set.
    public static KilledReport planned(boolean killed, String says) {
        return new KilledReport(true, killed, "done", List.of(), List.of(says), List.of());
    }

    /// Of a switch that was set.
    ///
    /// @param says what moved, or what to say where nothing did
    public static KilledReport done(boolean killed, List<Change> made, String says) {
        List<ChangeReport> changes = made.stream().map(ChangeReport::of).toList();
        return new KilledReport(false, killed, "done", changes, List.of(says), Undoing.commands(changes));
    }

    /// Of a kill that the store does not know yet, so that there is no change of it to show.
    ///
    /// @param group null = everything
    public static KilledReport pending(@Nullable String group, String by, String says) {
        List<Step> steps = List.of(Step.of(LiveValue.KILL, null, false, true));
        List<Undo> undo = Objects.requireNonNull(Undo.of(group, steps));
        List<String> commands = Undoing.of(undo, steps, by, "").commands();
        return new KilledReport(false, true, "pending", List.of(), List.of(says), commands);
    }
}
