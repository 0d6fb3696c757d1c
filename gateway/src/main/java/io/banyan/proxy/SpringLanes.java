package io.banyan.proxy;

import io.banyan.edge.ModernLane;
import io.banyan.route.Route;
import io.banyan.upstream.GroupUpstreams;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Builds the lanes of one snapshot: one for each route that names Spring filters.
public final class SpringLanes {
    private static final Logger LOG = LoggerFactory.getLogger(SpringLanes.class);

    private SpringLanes() {}

    /// Route id → lane. A route whose filters cannot be built, which the checks of `config` should have told before,
    /// gets a lane that always fails: its reads fall back to LEGACY, and the log names the cause.
    public static Map<String, ModernLane> build(List<Route> routes, Collection<GroupUpstreams> groups) {
        Set<String> names = groups.stream().map(group -> group.group().name()).collect(Collectors.toSet());
        Map<String, ModernLane> lanes = new HashMap<>();
        for (Route route : routes) {
            if (names.contains(route.groupName()) && !route.filters().isEmpty()) {
                lanes.put(route.id(), lane(route));
            }
        }
        return lanes;
    }

    private static ModernLane lane(Route route) {
        try {
            return new SpringLane(route);
        } catch (RuntimeException cause) {
            LOG.error(
                    "{}: the filters of route {} cannot be built; LEGACY serves it", route.origin(), route.id(), cause);
            return (head, behind) -> CompletableFuture.failedFuture(cause);
        }
    }
}
