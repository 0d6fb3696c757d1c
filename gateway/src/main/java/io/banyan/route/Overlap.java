package io.banyan.route;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// A route that takes paths from a route of another group: both match them and the taker wins by rank. Legal, often
/// wanted, and worth a warning, since the other team may not know.
///
/// Only what is certain is told: whether two different globs or regular expressions share a text is not asked.
public record Overlap(Route taker, Route loser) {
    static List<Overlap> among(List<Route> routes) {
        List<Route> ordered = routes.stream().sorted(RouteOrder.TOTAL).toList();
        List<Overlap> found = new ArrayList<>();
        for (int i = 0; i < ordered.size(); i++) {
            for (int j = i + 1; j < ordered.size(); j++) {
                Route taker = ordered.get(i);
                Route loser = ordered.get(j);
                if (!taker.group().equals(loser.group()) && takes(taker, loser)) {
                    found.add(new Overlap(taker, loser));
                }
            }
        }
        return List.copyOf(found);
    }

    private static boolean takes(Route taker, Route loser) {
        return PathMeeting.of(taker.path(), loser.path())
                && RouteOrder.RANK.compare(taker, loser) != 0
                && meet(taker.hosts().isEmpty() || loser.hosts().isEmpty(), taker, loser)
                && !Conflict.keptApart(taker, loser);
    }

    private static boolean meet(boolean anyHost, Route taker, Route loser) {
        return (anyHost || !Collections.disjoint(taker.hosts(), loser.hosts()))
                && !Collections.disjoint(taker.methods(), loser.methods());
    }
}
