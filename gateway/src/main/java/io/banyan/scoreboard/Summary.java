package io.banyan.scoreboard;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// All that one replica knows, or several do together.
///
/// @param replica its id; empty = several
/// @param at epoch seconds
/// @param since epoch seconds when it began to watch
/// @param board not to be used any more once it was added to another
/// @param routes by id
/// @param days in order
record Summary(String replica, long at, long since, Board board, Map<String, RouteRecord> routes, List<DayCount> days) {
    /// How long a replica that is silent counts as there: its view of weights does, and its counts.
    static final long FRESH_SECONDS = 180;

    Summary {
        days = List.copyOf(days);
    }

    static Summary empty(String replica, long now) {
        return new Summary(replica, now, now, new Board(), new TreeMap<>(), List.of());
    }

    /// What several replicas know together: counts add up, each faded to now; a route's weight is what those say that
    /// are there. Uses up their boards.
    ///
    /// @param all at least one
    static Summary sum(Collection<Summary> all, long now) {
        Board board = new Board();
        Map<String, RouteRecord> routes = new TreeMap<>();
        List<List<DayCount>> days = new ArrayList<>();
        long since = now;
        for (Summary one : all) {
            since = Math.min(since, one.since);
            one.board.fade(Fading.left(now - one.at), 0);
            board.absorb(one.board);
            days.add(one.days);
            boolean there = now - one.at <= FRESH_SECONDS;
            one.routes.forEach((id, record) ->
                    routes.merge(id, record, (before, next) -> there ? before.and(next) : before.heardOf(next)));
        }
        board.tidy(Fading.hour(now));
        return new Summary("", now, since, board, routes, DayCount.sum(days));
    }
}
