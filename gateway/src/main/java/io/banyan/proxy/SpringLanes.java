package io.banyan.proxy;

import io.banyan.edge.ModernLane;
import io.banyan.route.Route;
import io.banyan.upstream.GroupUpstreams;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Builds the lanes of one snapshot: one for each route that names Spring filters.
public final class SpringLanes {
    private SpringLanes() {}

    /// Route id → lane.
    ///
    /// @throws IllegalArgumentException naming the route whose filters cannot be built; the checks of `config` come
    ///     first, so this is a last guard
    public static Map<String, ModernLane> build(List<Route> routes, Map<String, GroupUpstreams> groups) {
        Map<String, ModernLane> lanes = new HashMap<>();
        for (Route route : routes) {
            GroupUpstreams group = groups.get(route.group());
            if (group != null && !route.filters().isEmpty()) {
                lanes.put(route.id(), lane(route, group));
            }
        }
        return lanes;
    }

    private static ModernLane lane(Route route, GroupUpstreams group) {
        try {
            return new SpringLane(route, group.modern().url());
        } catch (RuntimeException cause) {
            throw new IllegalArgumentException(
                    route.origin() + ": the filters of route " + route.id() + " cannot be built: " + cause.getMessage(),
                    cause);
        }
    }
}
