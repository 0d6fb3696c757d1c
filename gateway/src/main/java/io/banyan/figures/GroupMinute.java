package io.banyan.figures;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is known of a group's last minute, summed over the replicas that answer.
///
/// @param reads decided by weight, or by a kill switch above it
/// @param routes the same by route id; the 300 busiest of another replica, and all of this one
/// @param clients seen, with their places
/// @param heavyKey a key with more than a fifth of the reads, the heaviest; null where none has, or below 100 reads
/// @param load of the busiest replica
public record GroupMinute(
        RouteReads reads,
        Map<String, RouteReads> routes,
        ClientSample clients,
        @Nullable HeavyKey heavyKey,
        Load load) {
    /// Without traffic.
    public static final GroupMinute NONE =
            new GroupMinute(RouteReads.NONE, Map.of(), ClientSample.NONE, null, Load.NONE);

    public GroupMinute {
        routes = Map.copyOf(routes);
    }

    /// MODERN's share of the group's reads in percent: what answered, fall-backs counted for LEGACY. Null without
    /// reads.
    public @Nullable Double measured() {
        return reads.measured();
    }

    /// The same of one route.
    public @Nullable Double measured(String route) {
        return routes.getOrDefault(route, RouteReads.NONE).measured();
    }
}
