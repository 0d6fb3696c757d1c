package io.banyan.route;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// All routes of one revision of the files, immutable: a tree of path segments for each host. A lookup costs what the
/// path's own segments cost; each distinct glob or regular expression *at the same place* adds one test.
///
/// Paths are given decoded, segment by segment: `/events/7` is `[events, 7]`, `/events/` is `[events, ""]`, `/` is
/// `[""]`. Which route wins is `RouteOrder`'s; routes of equal rank (`conflicts`) are told apart by id, so that a
/// table is never undecided.
public final class RouteTable {
    private final List<Route> routes;
    private final HostRoutes everyHost;
    private final Map<String, HostRoutes> byHost;

    private RouteTable(List<Route> routes, HostRoutes everyHost, Map<String, HostRoutes> byHost) {
        this.routes = routes;
        this.everyHost = everyHost;
        this.byHost = byHost;
    }

    public static RouteTable of(List<Route> routes) {
        List<Route> everywhere = new ArrayList<>();
        Map<String, List<Route>> named = new HashMap<>();
        for (Route route : routes) {
            if (route.hosts().isEmpty()) {
                everywhere.add(route);
            }
            for (String host : route.hosts()) {
                named.computeIfAbsent(host, key -> new ArrayList<>()).add(route);
            }
        }
        Map<String, HostRoutes> byHost = new HashMap<>();
        named.forEach((host, itsRoutes) -> byHost.put(host, HostRoutes.of(itsRoutes)));
        return new RouteTable(List.copyOf(routes), HostRoutes.of(everywhere), Map.copyOf(byHost));
    }

    /// As given.
    public List<Route> routes() {
        return routes;
    }

    /// In which routes are asked: of those that match a request the first wins.
    public static Comparator<Route> order() {
        return RouteOrder.TOTAL;
    }

    /// True when some route is for named hosts only: without any, `host` is not looked at.
    public boolean looksAtHosts() {
        return !byHost.isEmpty();
    }

    /// The route whose read this is, or null: the first in rank whose path, methods and conditions hold.
    ///
    /// @param host lower case, without port; empty when unknown
    public @Nullable Route find(String host, List<String> path, String method, RequestValues values) {
        return find(host, path, new Search(path, method, values));
    }

    /// The route it would have been with another method, or null: for counting writes.
    public @Nullable Route findForAnyMethod(String host, List<String> path, RequestValues values) {
        return find(host, path, new Search(path, null, values));
    }

    @Nullable
    Route find(String host, List<String> path, Search search) {
        HostRoutes exact = byHost.isEmpty() ? null : byHost.get(host);
        Route found = exact == null ? null : exact.find(search, path.size());
        return found != null ? found : everyHost.find(search, path.size());
    }

    /// The pairs of routes that nothing keeps apart; in the order of the routes given.
    public List<Conflict> conflicts() {
        return Conflict.among(routes);
    }

    /// The pairs where a route of one group takes paths that a route of another group has too.
    public List<Overlap> overlaps() {
        return Overlap.among(routes);
    }
}
