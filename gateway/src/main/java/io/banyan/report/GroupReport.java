package io.banyan.report;

import io.banyan.config.FileGroup;
import io.banyan.decide.GroupRules;
import io.banyan.figures.Figures;
import io.banyan.figures.GroupMinute;
import io.banyan.figures.HeavyKey;
import io.banyan.live.GroupState;
import io.banyan.live.LiveValue;
import io.banyan.live.Revision;
import io.banyan.route.Group;
import io.banyan.route.Route;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A group as the admin API shows it; shares in percent.
///
/// @param reviewOverdue true from the day after `reviewBy`
/// @param deployed where its modern side runs, in people's words
/// @param weight asked
/// @param applied after `maxWeight`; 0 while killed
/// @param measured MODERN's share of its clear reads in the last minute; null without reads
/// @param capped true = more is asked, for the group or one of its routes, than `maxWeight` allows
/// @param killed by its own switch, or by a file
/// @param killPending true = killed here, and the store does not know it yet
/// @param fileKill that a file kills it; null = none does
/// @param shadow the share of reads that are copied for the other side, as asked; routes may have their own
/// @param revision with `epoch` what a change may expect: `If-Match: "1.7"`
/// @param drift where route file and live state differ
/// @param heavyKey one client that makes so many of the reads that no weight splits them; null = none
/// @param figures of the last second
/// @param modern what is wrong with its modern side; null = nothing
/// @param shadowed what copies of its reads came to on this replica, a sentence; null = none was compared
/// @param ramp how far its ramp has come and why it waits, a sentence; null = none was ever started
/// @param view that its modern side answers from; null = its file asks for no freshness
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
        @Nullable FileKill fileKill,
        BigDecimal shadow,
        long revision,
        long epoch,
        List<Drift> drift,
        List<RouteReport> routes,
        @Nullable ChangeReport lastChange,
        @Nullable String heavyKey,
        @Nullable Figures figures,
        @Nullable ModernReport modern,
        @Nullable String shadowed,
        @Nullable String ramp,
        @Nullable GroupView view) {
    /// As `ETag` and `If-Match` have it: `"1.7"`, quotes included.
    public String tag() {
        return "\"" + epoch + "." + revision + "\"";
    }

    /// Of a group that is served.
    static GroupReport of(Moment now, FileGroup file) {
        Group group = file.group();
        String name = file.name();
        GroupState state = now.state(name);
        Revision revision = now.live().stored().revision(name);
        GroupRules rules = file.rules();
        FileKill fileKill = FileKill.of(now, file);
        boolean killed = state.killed() || fileKill != null;
        List<RouteReport> routes = routes(now, file);
        GroupMinute minute = now.figures().minute(name);
        HeavyKey heavy = minute.heavyKey();
        return new GroupReport(
                name,
                group.owner(),
                group.contact(),
                group.reviewBy(),
                group.isOverdue(now.today()),
                group.deployed(),
                Percent.of(state.weights().group()),
                Percent.of(rules.applied(state.weights().group(), now.state().killed() || killed)),
                Percent.measured(minute.measured()),
                Percent.of(rules.maxWeight()),
                rules.caps(state.weights().group()) || routes.stream().anyMatch(RouteReport::capped),
                killed,
                now.live().pending().kills(name),
                fileKill,
                Percent.of(state.values().of(LiveValue.SHADOW).group()),
                revision.number(),
                revision.epoch(),
                drift(now, file, state),
                routes,
                ChangeReport.orNull(now.last().apply(name)),
                heavy == null ? null : heavy.says(),
                now.figures().now().of(name),
                now.modern(name),
                now.here().shadowed().apply(name),
                now.here().ramp().apply(name),
                now.here().view().apply(name));
    }

    private static List<RouteReport> routes(Moment now, FileGroup file) {
        return file.routes().stream()
                .map(route -> RouteReport.of(now, route, file))
                .toList();
    }

    private static List<Drift> drift(Moment now, FileGroup file, GroupState state) {
        if (now.live().stored().revision(file.name()).equals(Revision.NONE)) {
            return List.of();
        }
        return Drift.between(
                file.asks().weights(),
                state.weights(),
                file.lines(),
                file.rules(),
                file.routes().stream().map(Route::id).collect(Collectors.toSet()));
    }
}
