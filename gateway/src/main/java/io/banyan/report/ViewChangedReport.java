package io.banyan.report;

import io.banyan.live.Change;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What became of a switch of a view, or of something that was asked of its runner.
///
/// @param dryRun true = nothing was changed: this is what would be
/// @param id of what was asked, by which its runner says what became of it; null of a switch and of a plan
/// @param changes empty where everything was so already
/// @param says for people, a line each
/// @param undo lines for the operator's client that take it back
/// @param view as it stands now
public record ViewChangedReport(
        boolean dryRun,
        @Nullable String id,
        List<ChangeReport> changes,
        List<String> says,
        List<String> undo,
        ViewReport view) {
    /// Of changes that were made.
    public static ViewChangedReport made(@Nullable String id, List<Change> made, List<String> says, ViewReport view) {
        List<ChangeReport> changes = made.stream().map(ChangeReport::of).toList();
        return new ViewChangedReport(false, id, changes, says, undo(changes), view);
    }

    /// Of what would be changed.
    public static ViewChangedReport planned(List<String> says, ViewReport view) {
        return new ViewChangedReport(true, null, List.of(), says, List.of(), view);
    }

    /// A switch moves all groups of its view, so the line of the first of them takes back all.
    private static List<String> undo(List<ChangeReport> changes) {
        return changes.isEmpty() ? List.of() : Undoing.commands(changes.subList(0, 1));
    }
}
