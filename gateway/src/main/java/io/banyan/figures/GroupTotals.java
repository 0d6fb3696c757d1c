package io.banyan.figures;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What one replica counted of one group.
///
/// @param second of the last second
/// @param minute of the last minute
/// @param legacy times to LEGACY's response heads in the last five seconds
/// @param modern times to MODERN's
/// @param clients seen in the last minute
/// @param heavy keys that occur often
/// @param heavyOf how many reads `heavy` was found in
/// @param routes reads decided by weight in the last minute, by route id
record GroupTotals(
        Counts second,
        Counts minute,
        HeadCounts legacy,
        HeadCounts modern,
        ClientSample clients,
        List<HeavyCount> heavy,
        long heavyOf,
        Map<String, RouteReads> routes) {
    GroupTotals {
        heavy = List.copyOf(heavy);
        routes = Map.copyOf(routes);
    }

    /// What is told of it to other replicas: a coarser sample of clients, and only the busiest routes.
    GroupTotals told(int clientsAtMost, int routesAtMost) {
        Map<String, RouteReads> busiest = routes.entrySet().stream()
                .sorted(Comparator.comparingLong(route -> -route.getValue().all()))
                .limit(routesAtMost)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return new GroupTotals(second, minute, legacy, modern, clients.atMost(clientsAtMost), heavy, heavyOf, busiest);
    }
}
