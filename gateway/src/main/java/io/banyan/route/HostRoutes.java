package io.banyan.route;

import io.banyan.route.PathTemplate.Rest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The routes of one host, or of every host.
///
/// @param fromTheLeft patterns that begin with a segment, and the bare `/**` at its root
/// @param fromTheRight by number of segments: patterns that begin with `**`; the tree at index k holds the k
///     segments that such a pattern has behind it, matched against the path's last k
record HostRoutes(Node fromTheLeft, Node catchAll, List<Node> fromTheRight) {
    static final HostRoutes NONE = new HostRoutes(Node.NONE, Node.NONE, List.of());

    static HostRoutes of(List<Route> routes) {
        NodeBuilder left = new NodeBuilder();
        NodeBuilder all = new NodeBuilder();
        NodeBuilder[] right = new NodeBuilder[1 + mostSegments(routes)];
        for (Route route : routes) {
            PathTemplate path = route.path();
            int size = path.segments().size();
            if (path.rest() == Rest.FIRST) {
                right[size] = right[size] == null ? new NodeBuilder() : right[size];
                right[size].add(route);
            } else {
                (path.rest() == Rest.LAST && size == 0 ? all : left).add(route);
            }
        }
        return new HostRoutes(left.build(), all.build(), built(right));
    }

    /// In the order of `RouteOrder`.
    @Nullable
    Route find(Search search, int pathSize) {
        Route found = search.below(fromTheLeft, 0);
        for (int k = Math.min(pathSize, fromTheRight.size() - 1); k > 0 && found == null; k--) {
            found = search.below(fromTheRight.get(k), pathSize - k);
        }
        return found != null ? found : search.first(catchAll.rests());
    }

    private static int mostSegments(List<Route> routes) {
        int most = 0;
        for (Route route : routes) {
            if (route.path().rest() == Rest.FIRST) {
                most = Math.max(most, route.path().segments().size());
            }
        }
        return most;
    }

    private static List<Node> built(NodeBuilder[] builders) {
        Node[] nodes = new Node[builders.length];
        for (int i = 0; i < nodes.length; i++) {
            nodes[i] = builders[i] == null ? Node.NONE : builders[i].build();
        }
        return List.of(nodes);
    }
}
