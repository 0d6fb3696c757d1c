package io.banyan.report;

import io.banyan.figures.Figures;
import io.banyan.figures.FiguresSource;
import io.banyan.figures.FleetFigures;
import io.banyan.figures.GroupFigures;
import io.banyan.figures.GroupMinute;
import io.banyan.figures.Replicas;
import io.banyan.figures.TotalFigures;
import io.banyan.live.LiveView;
import io.banyan.report.StatusReport.StoreReport;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a stream tells every second.
///
/// @param groups those with traffic in the last ten minutes, in the order of their names
/// @param revision of the whole live state
/// @param modern what is wrong with modern sides, whether their groups have traffic or not
/// @param views null = there are none
public record FiguresReport(
        Instant at,
        Replicas replicas,
        StoreReport store,
        long revision,
        List<GroupSecond> groups,
        TotalFigures total,
        List<ModernReport> modern,
        @Nullable ViewsReport views) {
    /// A group's second.
    ///
    /// @param measured MODERN's share of the group's clear reads in the last minute, in percent; null without reads
    public record GroupSecond(String group, @Nullable BigDecimal measured, Figures figures) {
        static GroupSecond of(GroupFigures group, GroupMinute minute) {
            return new GroupSecond(group.group(), Percent.measured(minute.measured()), group.figures());
        }
    }

    /// The figures, and whether the store answers.
    ///
    /// @param minutes where the shares come from
    /// @param now for how long the store has been away
    public static FiguresReport of(
            FleetFigures figures,
            FiguresSource minutes,
            LiveView live,
            List<ModernReport> modern,
            @Nullable ViewsReport views,
            Instant now) {
        return new FiguresReport(
                figures.at(),
                figures.replicas(),
                StoreReport.of(live, now),
                live.stored().revision().number(),
                figures.groups().stream()
                        .map(group -> GroupSecond.of(group, minutes.minute(group.group())))
                        .toList(),
                figures.total(),
                modern,
                views);
    }
}
