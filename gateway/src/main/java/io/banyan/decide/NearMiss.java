package io.banyan.decide;

import io.banyan.route.Condition;
import io.banyan.route.Route;
import io.banyan.route.RouteTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A route that a request would have, but for what stands in `obstacles`: for people who wonder why it has not.
///
/// @param obstacles at least one; a path that is near is the only one
public record NearMiss(Route route, List<Obstacle> obstacles) {
    public NearMiss {
        obstacles = List.copyOf(obstacles);
    }

    /// What keeps a request from a route.
    public sealed interface Obstacle {}

    /// It is for other hosts.
    ///
    /// @param named by the request, lower case; empty = none, or several
    public record OtherHost(String named) implements Obstacle {}

    /// One of its conditions does not hold.
    ///
    /// @param value of the request; null = absent, there more than once, or not to be decoded
    public record OtherValue(Condition condition, @Nullable String value) implements Obstacle {}

    /// The method is none of its reads.
    public record OtherMethod() implements Obstacle {}

    /// Its path has a slash at its end and the request's has none, or the other way round.
    public record OtherEnd() implements Obstacle {}

    /// Its path has other capital letters.
    public record OtherCase() implements Obstacle {}

    /// Those that would have won, in the order of rank.
    ///
    /// @param found the route that the request has; null = none
    public static List<NearMiss> of(Rules rules, RequestView request, @Nullable Route found) {
        RequestPath path = RequestPath.of(request.target());
        if (path.segments().isEmpty()) {
            return List.of();
        }
        var values = new ViewValues(request, RequestQuery.behind(request.target(), path.end()));
        String host = HostName.of(request);
        Comparator<Route> rank = RouteTable.order();
        List<NearMiss> misses = new ArrayList<>();
        for (Route route : rules.table().routes().stream().sorted(rank).toList()) {
            if (found != null && rank.compare(route, found) >= 0) {
                break;
            }
            List<Obstacle> obstacles = obstacles(route, path.segments(), host, values);
            if (!obstacles.isEmpty()) {
                misses.add(new NearMiss(route, obstacles));
            }
        }
        return List.copyOf(misses);
    }

    /// Empty where the path is another.
    private static List<Obstacle> obstacles(Route route, List<String> path, String host, ViewValues values) {
        List<Obstacle> others = new ArrayList<>();
        if (!route.hosts().isEmpty() && !route.hosts().contains(host)) {
            others.add(new OtherHost(host));
        }
        for (Condition condition : route.conditions()) {
            String value = values.single(condition.kind(), condition.name());
            if (value == null || !condition.test().matches(value)) {
                others.add(new OtherValue(condition, value));
            }
        }
        if (route.path().matches(path)) {
            if (!route.methods().contains(values.request().method())) {
                others.add(new OtherMethod());
            }
            return List.copyOf(others);
        }
        if (!others.isEmpty()) {
            return List.of();
        }
        return route.path().matches(otherEnd(path))
                ? List.of(new OtherEnd())
                : route.path().matchesInOtherCase(path) ? List.of(new OtherCase()) : List.of();
    }

    private static List<String> otherEnd(List<String> path) {
        List<String> other = new ArrayList<>(path);
        if (path.size() > 1 && path.getLast().isEmpty()) {
            other.removeLast();
        } else {
            other.add("");
        }
        return other;
    }
}
