package io.banyan.config;

import java.util.HashMap;
import java.util.Map;

/// Where a file's weights are written, or would be.
///
/// @param group the line of the group's `weight`; of the group itself where it has none
/// @param routes route id → the line of its `weight`; of its first line where it has none
public record WeightLines(int group, Map<String, Integer> routes) {
    public WeightLines {
        routes = Map.copyOf(routes);
    }

    /// Of a route that the file has.
    public int of(String route) {
        return routes.getOrDefault(route, group);
    }

    static WeightLines of(GroupSpec spec) {
        Map<String, Integer> routes = new HashMap<>();
        for (RouteSpec route : spec.routes()) {
            if (route.id() != null) {
                routes.put(
                        route.id().text(),
                        route.weight() == null ? route.line() : route.weight().line());
            }
        }
        return new WeightLines(
                spec.weight() == null ? spec.line() : spec.weight().line(), routes);
    }
}
