package io.banyan.route;

import java.util.List;

/// All routes of one revision of the files, immutable.
public record RouteTable(List<Route> routes) {
    public static RouteTable of(List<Route> routes) {
        return new RouteTable(List.copyOf(routes));
    }
}
