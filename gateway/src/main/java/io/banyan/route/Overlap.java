package io.banyan.route;

import io.banyan.route.PathTemplate.Rest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// A route that takes paths from a route of another group: both match them and the taker wins by rank. Legal, often
/// wanted, and worth a warning, since the other team may not know.
///
/// Only what is certain is told: whether two different globs or regular expressions share a text is not asked.
public record Overlap(Route taker, Route loser) {
    /// By taker, then by loser, both in the order of rank.
    static List<Overlap> among(List<Route> routes) {
        List<Route> ordered = routes.stream().sorted(RouteOrder.TOTAL).toList();
        List<Route> fromTheRight = new ArrayList<>();
        NodeBuilder tree = new NodeBuilder();
        for (Route route : ordered) {
            if (route.path().rest() == Rest.FIRST) {
                fromTheRight.add(route);
            } else {
                tree.add(route);
            }
        }
        Node root = tree.build();
        List<Overlap> found = new ArrayList<>();
        for (Route taker : ordered) {
            MeetingSearch.find(taker, root, fromTheRight).stream()
                    .filter(loser -> takes(taker, loser))
                    .sorted(RouteOrder.TOTAL)
                    .forEach(loser -> found.add(new Overlap(taker, loser)));
        }
        return List.copyOf(found);
    }

    private static boolean takes(Route taker, Route loser) {
        return !taker.groupName().equals(loser.groupName())
                && PathMeeting.of(taker.path(), loser.path())
                && RouteOrder.RANK.compare(taker, loser) < 0
                && meet(taker.hosts().isEmpty() || loser.hosts().isEmpty(), taker, loser)
                && !Conflict.keptApart(taker, loser);
    }

    private static boolean meet(boolean anyHost, Route taker, Route loser) {
        return (anyHost || !Collections.disjoint(taker.hosts(), loser.hosts()))
                && !Collections.disjoint(taker.methods(), loser.methods());
    }
}
