package io.banyan.route;

import io.banyan.route.PathTemplate.Rest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Grows the tree of patterns, then makes it immutable.
final class NodeBuilder {
    private final Map<String, NodeBuilder> literals = new HashMap<>();
    private final TreeMap<Segment, NodeBuilder> others = new TreeMap<>();
    private final List<Route> ends = new ArrayList<>();
    private final List<Route> rests = new ArrayList<>();

    void add(Route route) {
        NodeBuilder node = this;
        for (Segment segment : route.path().segments()) {
            node = node.next(segment);
        }
        (route.path().rest() == Rest.LAST ? node.rests : node.ends).add(route);
    }

    Node build() {
        Map<String, Node> builtLiterals = new HashMap<>();
        literals.forEach((text, node) -> builtLiterals.put(text, node.build()));
        List<Node.Branch> branches = new ArrayList<>();
        others.headMap(Segment.CAPTURE)
                .forEach((segment, node) -> branches.add(new Node.Branch(segment, node.build())));
        return new Node(
                Map.copyOf(builtLiterals),
                List.copyOf(branches),
                single(Segment.CAPTURE),
                single(Segment.STAR),
                ordered(ends),
                ordered(rests));
    }

    private NodeBuilder next(Segment segment) {
        return switch (segment.kind()) {
            case LITERAL -> literals.computeIfAbsent(segment.key(), key -> new NodeBuilder());
            case GLOB, REGEX, CAPTURE, STAR -> others.computeIfAbsent(segment, key -> new NodeBuilder());
        };
    }

    private @Nullable Node single(Segment segment) {
        NodeBuilder node = others.get(segment);
        return node == null ? null : node.build();
    }

    private static List<Route> ordered(List<Route> routes) {
        return routes.stream().sorted(RouteOrder.TOTAL).toList();
    }
}
