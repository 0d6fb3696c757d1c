package io.banyan.figures;

import java.util.HashMap;
import java.util.Map;

/// Takes once a second what was counted since. Used by one thread.
final class FigureSampler {
    /// Seconds without traffic after which a group is forgotten.
    static final int FORGOTTEN = 600;

    /// Entries of clients over all groups: 8 MB.
    private static final int CLIENTS = 1 << 20;

    private final FigureCounter counter;
    private final GroupPast none;
    private final Map<String, GroupPast> groups = new HashMap<>();
    private final Map<String, RoutePast> routes = new HashMap<>();
    private final Past<Double> times = new Past<>(ClientSet.MINUTE, 0.0);
    private long second;
    private long lastMillis;

    /// @param millis when counting began
    FigureSampler(FigureCounter counter, long millis) {
        this.counter = counter;
        this.none = new GroupPast(counter.none());
        this.lastMillis = millis;
    }

    /// @param millis now
    ReplicaTotals take(long millis) {
        second++;
        counter.second(second);
        double seconds = seconds(millis);
        times.add(times.newest() + seconds);
        Map<String, GroupCount> counted = counter.groups();
        Map<String, Map<String, RouteReads>> reads = routes();
        int most = Integer.highestOneBit(CLIENTS / Math.max(1, counted.size()));
        Map<String, GroupTotals> totals = new HashMap<>();
        counted.forEach((name, group) -> totals.put(
                name,
                past(name, group)
                        .take(
                                second,
                                reads.getOrDefault(name, Map.of()),
                                Math.clamp(most, ClientSet.FEWEST, ClientSet.MOST))));
        groups.keySet().retainAll(counted.keySet());
        forget();
        return new ReplicaTotals(
                seconds,
                times.newest() - times.oldest(),
                none.take(second, Map.of(), ClientSet.FEWEST),
                totals,
                Map.of(),
                null);
    }

    /// Where the clock jumped, a second counts as one.
    private double seconds(long millis) {
        double seconds = (millis - lastMillis) / 1_000.0;
        lastMillis = millis;
        return seconds <= 0 || seconds > ClientSet.MINUTE ? 1 : seconds;
    }

    private GroupPast past(String name, GroupCount group) {
        return groups.compute(name, (known, past) -> past != null && past.of(group) ? past : new GroupPast(group));
    }

    /// Reads of the last minute by group and route; routes without any are left out.
    private Map<String, Map<String, RouteReads>> routes() {
        Map<String, RouteCount> counted = counter.routes();
        routes.keySet().retainAll(counted.keySet());
        Map<String, Map<String, RouteReads>> reads = new HashMap<>();
        counted.forEach((id, route) -> {
            RoutePast past = routes.compute(
                    id, (known, before) -> before != null && before.of(route) ? before : new RoutePast(route));
            RouteReads minute = past.take();
            if (minute.all() > 0) {
                reads.computeIfAbsent(route.name(), group -> new HashMap<>()).put(id, minute);
            }
        });
        return reads;
    }

    private void forget() {
        groups.forEach((name, past) -> {
            if (second - past.lastTraffic() > FORGOTTEN) {
                counter.forget(name);
            }
        });
    }

    /// What was counted of one route at each second of the last minute.
    private record RoutePast(RouteCount route, Past<RouteReads> reads) {
        RoutePast(RouteCount route) {
            this(route, new Past<>(ClientSet.MINUTE, RouteReads.NONE));
        }

        boolean of(RouteCount other) {
            return route.equals(other);
        }

        RouteReads take() {
            reads.add(route.now());
            return reads.newest().minus(reads.oldest());
        }
    }
}
