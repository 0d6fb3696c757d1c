package io.banyan.report;

import java.util.List;

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
    /// Of a switch that was set, or would be.
    ///
    /// @param says a line for each thing that moved; what to say where nothing did
    public static KilledReport of(
            boolean dryRun, boolean killed, boolean done, List<ChangeReport> changes, String says) {
        return new KilledReport(
                dryRun, killed, done ? "done" : "pending", changes, List.of(says), ChangedReport.commands(changes));
    }
}
