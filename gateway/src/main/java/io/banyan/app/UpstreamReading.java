package io.banyan.app;

import io.banyan.meters.GuardReading;
import io.banyan.route.Side;
import io.banyan.upstream.GroupTraffic;
import io.banyan.upstream.ModernGuard;
import io.banyan.upstream.Upstream;
import io.banyan.upstream.Upstreams;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/// Shows one upstream with its guard to the meters.
///
/// @param guard null where the upstream has no breaker
record UpstreamReading(
        @Nullable String group,
        Side side,
        Upstream upstream,
        IntSupplier used,
        @Nullable ModernGuard guard) implements GuardReading {
    static List<GuardReading> all(Upstreams upstreams, Map<String, GroupTraffic> groups) {
        List<GuardReading> readings = new ArrayList<>();
        readings.add(
                new UpstreamReading(null, Side.LEGACY, upstreams.legacy(), upstreams.legacyGuard()::placesInUse, null));
        groups.forEach((name, group) -> {
            readings.add(
                    new UpstreamReading(name, Side.MODERN, group.modern(), group.guard()::placesInUse, group.guard()));
            if (group.legacy() != upstreams.legacy()) {
                readings.add(
                        new UpstreamReading(name, Side.LEGACY, group.legacy(), group.legacyGuard()::placesInUse, null));
            }
        });
        return readings;
    }

    @Override
    public int placesUsed() {
        return used.getAsInt();
    }

    @Override
    public int places() {
        return upstream.spec().maxConcurrent();
    }

    @Override
    public @Nullable String breaker() {
        if (guard == null) {
            return null;
        }
        return switch (guard.state()) {
            case OPEN, FORCED_OPEN -> "open";
            case HALF_OPEN -> "half-open";
            case CLOSED, DISABLED, METRICS_ONLY -> "closed";
        };
    }

    @Override
    public int connectionsActive() {
        return Math.max(0, upstream.openConnections() - upstream.idleConnections());
    }

    @Override
    public int connectionsIdle() {
        return upstream.idleConnections();
    }
}
