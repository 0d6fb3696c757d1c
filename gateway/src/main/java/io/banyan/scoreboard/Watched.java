package io.banyan.scoreboard;

import io.banyan.scoreboard.RouteUse.Totals;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// All that this replica has counted, as it grows. Used by one thread.
final class Watched {
    private final String replica;
    private final ScoreboardTap tap;
    private final Board board = new Board();
    private final Map<String, RouteRecord> routes = new TreeMap<>();
    private List<DayCount> days = List.of();
    private Totals before = Totals.NONE;
    private long since;
    private long faded;

    /// @param now epoch seconds
    Watched(String replica, ScoreboardTap tap, long now) {
        this.replica = replica;
        this.tap = tap;
        this.since = now;
        this.faded = now;
    }

    /// Goes on where a summary ended; that is not to be used any more.
    void goOn(Summary from, long now) {
        from.board().fade(Fading.left(now - from.at()), 0);
        board.absorb(from.board());
        since = Math.min(since, from.since());
        from.routes().forEach((id, record) -> routes.merge(id, record, RouteRecord::heardOf));
        days = DayCount.sum(List.of(days, from.days()));
    }

    /// What was noticed in the last second.
    void notice(long now) {
        int hour = Fading.hour(now);
        List<Sighting> sample = tap.ring().drain();
        if (!sample.isEmpty()) {
            sample.forEach(seen -> board.add(seen, hour));
            board.tidy(hour);
        }
    }

    /// What became of exchanges since the last call, and how far routes are.
    void count(List<PublishedRoute> published, long now) {
        Totals totals = tap.none().totals();
        for (RouteUse use : tap.routes().values()) {
            totals = totals.plus(use.totals());
        }
        Totals newer = totals.less(before);
        before = totals;
        for (PublishedRoute route : published) {
            if (routes.size() < Board.ROUTES || routes.containsKey(route.id())) {
                RouteUse use = tap.routes().get(route.id());
                RouteRecord.Last last = use == null ? RouteRecord.Last.NEVER : use.last();
                RouteRecord record = routes.computeIfAbsent(route.id(), id -> RouteRecord.from(now));
                routes.put(route.id(), record.at(now, route.isFull(), last));
            }
        }
        if (!newer.isNone()) {
            DayCount today = new DayCount(
                    Math.floorDiv(now, 86_400L),
                    newer,
                    Reporting.templates(board, published),
                    Reporting.full(published));
            days = DayCount.sum(List.of(days, List.of(today)));
        }
    }

    void fade(long now) {
        long passed = now - faded;
        if (passed > 0) {
            board.fade(Fading.left(passed), (double) passed);
            faded = now;
            board.forgetOld(Fading.hour(now));
        }
    }

    void proven(String route, RouteRecord.Proof proof) {
        routes.put(
                route, routes.getOrDefault(route, RouteRecord.from(proof.at())).proven(proof));
    }

    /// As it is now: not to be added to another, and good until the next call of anything here.
    Summary summary(long now) {
        return new Summary(replica, now, since, board, routes, new ArrayList<>(days));
    }
}
