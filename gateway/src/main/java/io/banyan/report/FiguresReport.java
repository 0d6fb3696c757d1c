package io.banyan.report;

import io.banyan.live.LiveView;
import io.banyan.metrics.FleetFigures;
import io.banyan.metrics.GroupFigures;
import io.banyan.metrics.Replicas;
import io.banyan.metrics.TotalFigures;
import io.banyan.report.StatusReport.StoreReport;
import java.time.Instant;
import java.util.List;

/// What a stream tells every second.
///
/// @param revision of the whole live state
public record FiguresReport(
        Instant at,
        Replicas replicas,
        StoreReport store,
        long revision,
        List<GroupFigures> groups,
        TotalFigures total) {
    /// The figures with the standing of the store.
    ///
    /// @param now for how long the store has been away
    public static FiguresReport of(FleetFigures figures, LiveView live, Instant now) {
        return new FiguresReport(
                figures.at(),
                figures.replicas(),
                StoreReport.of(live, now),
                live.stored().revision().number(),
                figures.groups(),
                figures.total());
    }
}
