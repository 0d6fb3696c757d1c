package io.banyan.report;

import io.banyan.figures.Figures;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A group as the admin API shows it; shares in percent.
///
/// @param reviewOverdue true from the day after `reviewBy`
/// @param deployed where its modern side runs, in people's words
/// @param weight asked
/// @param applied after `maxWeight`; 0 while killed
/// @param measured MODERN's share of its clear reads in the last minute; null without reads
/// @param capped true = more is asked, for the group or one of its routes, than `maxWeight` allows
/// @param killed by its own switch
/// @param killPending true = killed here, and the store does not know it yet
/// @param revision with `epoch` what a change may expect: `If-Match: "1.7"`
/// @param drift where route file and live state differ
/// @param heavyKey one client that makes so many of the reads that no weight splits them; null = none
/// @param figures of the last second
public record GroupReport(
        String group,
        String owner,
        String contact,
        LocalDate reviewBy,
        boolean reviewOverdue,
        String deployed,
        BigDecimal weight,
        BigDecimal applied,
        @Nullable BigDecimal measured,
        BigDecimal maxWeight,
        boolean capped,
        boolean killed,
        boolean killPending,
        long revision,
        long epoch,
        List<Drift> drift,
        List<RouteReport> routes,
        @Nullable ChangeReport lastChange,
        @Nullable String heavyKey,
        @Nullable Figures figures) {
    /// As `ETag` and `If-Match` have it: `"1.7"`, quotes included.
    public String tag() {
        return "\"" + epoch + "." + revision + "\"";
    }
}
