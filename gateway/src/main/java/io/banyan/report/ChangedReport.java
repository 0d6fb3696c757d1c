package io.banyan.report;

import io.banyan.figures.Plan;
import io.banyan.live.Change;
import java.util.List;

/// What became of a change of weights.
///
/// @param dryRun true = nothing was changed: this is what would be
/// @param changes empty where everything was so already
/// @param groups as they stand now
/// @param says for people, a line for each thing that moved
/// @param undo lines for the operator's client that take it back
public record ChangedReport(
        boolean dryRun,
        List<ChangeReport> changes,
        Plan plan,
        List<GroupReport> groups,
        List<String> says,
        List<String> undo) {
    /// Of changes that were made, or would be.
    ///
    /// @param unmoved what to say where nothing moved
    public static ChangedReport of(
            boolean dryRun, List<Change> made, Plan plan, List<GroupReport> groups, List<String> unmoved) {
        List<ChangeReport> changes = made.stream().map(ChangeReport::of).toList();
        List<String> says = changes.isEmpty()
                ? unmoved
                : changes.stream().flatMap(change -> change.says().stream()).toList();
        return new ChangedReport(dryRun, changes, plan, groups, says, Undoing.commands(changes));
    }
}
