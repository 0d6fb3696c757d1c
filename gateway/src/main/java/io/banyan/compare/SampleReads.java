package io.banyan.compare;

import io.banyan.compare.SideReader.Sampled;
import io.banyan.route.Route;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// The reads that show what sampled documents hold: one for each partition key that some path has.
///
/// @param reads each key once, in the order of the sample
/// @param leftOut kind → how many keys have no path: `group` → 12
public record SampleReads(List<Sampled> reads, Map<String, Integer> leftOut) {
    public SampleReads {
        reads = List.copyOf(reads);
        leftOut = Map.copyOf(leftOut);
    }

    /// One for each partition key of which some document was drawn, as far as there is a path for it.
    ///
    /// @param documents keys of documents: `event:42/page`
    /// @param routes of the groups that read from the view
    /// @param paths that were named; empty = those of the routes
    public static SampleReads of(Collection<String> documents, List<Route> routes, List<ReadPath> paths) {
        List<ReadPath> open = paths.isEmpty()
                ? routes.stream()
                        .flatMap(route -> ReadPath.of(route.path().pattern()).stream())
                        .toList()
                : paths;
        List<Sampled> reads = new ArrayList<>();
        Map<String, Integer> leftOut = new TreeMap<>();
        for (String key : partitions(documents)) {
            int colon = key.indexOf(':');
            String kind = colon < 0 ? key : key.substring(0, colon);
            String id = key.substring(colon + 1);
            Optional<Sampled> read = open.stream()
                    .filter(path -> path.isOf(kind))
                    .flatMap(path ->
                            route(path, id, routes).stream().map(route -> new Sampled(key, route, path.target(id))))
                    .findFirst();
            read.ifPresentOrElse(reads::add, () -> leftOut.merge(kind, 1, Integer::sum));
        }
        return new SampleReads(reads, leftOut);
    }

    private static Set<String> partitions(Collection<String> documents) {
        Set<String> keys = new LinkedHashSet<>();
        documents.forEach(document -> keys.add(document.split("/", 2)[0]));
        return keys;
    }

    private static Optional<Route> route(ReadPath path, String id, List<Route> routes) {
        List<String> segments = path.segments(id);
        return routes.stream()
                .filter(route -> route.methods().contains("GET") && route.path().matches(segments))
                .findFirst();
    }
}
