package io.banyan.report;

import io.banyan.config.FileGroup;
import io.banyan.decide.InForce;
import io.banyan.live.GroupState;
import io.banyan.live.Revision;
import io.banyan.route.Route;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A route as the admin API shows it; shares in percent.
///
/// @param weight asked: its own, or its group's
/// @param own true = it has a weight of its own and does not inherit
/// @param applied after the group's `max-weight`; 0 while killed
/// @param measured MODERN's share of its group's clear reads in the last minute; null without reads
/// @param capped true = asked for more than `max-weight` allows
/// @param killed by the switch of its group or the one for everything
/// @param shadow the share of its reads that are copied for the other side; 0 while killed
/// @param revision of its group, with `epoch`
/// @param file what the route file says; null = nothing, so it inherits there
/// @param where the route is written
public record RouteReport(
        String id,
        String group,
        String path,
        List<String> hosts,
        List<String> methods,
        BigDecimal weight,
        boolean own,
        BigDecimal applied,
        @Nullable BigDecimal measured,
        boolean capped,
        boolean killed,
        BigDecimal shadow,
        long revision,
        long epoch,
        @Nullable BigDecimal file,
        String where) {
    /// Of a route that is served.
    ///
    /// @param file its group
    static RouteReport of(Moment now, Route route, FileGroup file) {
        GroupState state = now.state(file.name());
        Revision revision = now.live().stored().revision(file.name());
        InForce inForce = now.rules().inForce(route);
        return new RouteReport(
                route.id(),
                file.name(),
                route.path().pattern(),
                route.hosts().stream().sorted().toList(),
                route.methods().stream().sorted().toList(),
                Percent.of(inForce.asked()),
                state.weights().own().containsKey(route.id()),
                Percent.of(inForce.applied()),
                Percent.measured(now.figures().minute(file.name()).measured(route.id())),
                file.rules().caps(inForce.asked()),
                inForce.killed(),
                Percent.of(inForce.shadow()),
                revision.number(),
                revision.epoch(),
                Percent.orNull(file.asks().weights().own().get(route.id())),
                route.origin().toString());
    }
}
