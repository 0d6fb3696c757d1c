package io.banyan.route;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;

/// Two routes of equal rank that could both match one request, so that nothing but their ids would decide: an error
/// in the files. They share a host, a method, the shape of their paths and the number of conditions, and no condition
/// keeps them apart by asking for two different exact values of one key.
///
/// @param first the one that stands earlier in the list of routes
public record Conflict(Route first, Route second) {
    /// The most pairs that are told: a thousand copies of one route have half a million.
    public static final int MOST = 1_000;

    /// The pairs among these routes, in their order; the first 1,000.
    public static List<Conflict> among(List<Route> routes) {
        TreeMap<Route, List<Route>> byRank = new TreeMap<>(RouteOrder.RANK);
        List<Conflict> found = new ArrayList<>();
        for (Route route : routes) {
            List<Route> equals = byRank.computeIfAbsent(route, key -> new ArrayList<>());
            for (Route other : equals) {
                if (clash(other, route)) {
                    found.add(new Conflict(other, route));
                }
                if (found.size() == MOST) {
                    return List.copyOf(found);
                }
            }
            equals.add(route);
        }
        return List.copyOf(found);
    }

    private static boolean clash(Route a, Route b) {
        boolean sameHost = a.hosts().isEmpty() || !Collections.disjoint(a.hosts(), b.hosts());
        return sameHost && !Collections.disjoint(a.methods(), b.methods()) && !keptApart(a, b);
    }

    static boolean keptApart(Route a, Route b) {
        for (Condition one : a.conditions()) {
            for (Condition other : b.conditions()) {
                if (one.excludes(other)) {
                    return true;
                }
            }
        }
        return false;
    }
}
