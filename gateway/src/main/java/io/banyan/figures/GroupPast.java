package io.banyan.figures;

import io.banyan.route.Side;
import java.util.Map;

/// What was counted of one group at each second of the last minute. Used by one thread.
final class GroupPast {
    private static final int HEADS = 5;

    private final GroupCount group;
    private final Past<Counts> counts = new Past<>(ClientSet.MINUTE, Counts.ZERO);
    private final Past<HeadCounts> legacy = new Past<>(HEADS, HeadCounts.NONE);
    private final Past<HeadCounts> modern = new Past<>(HEADS, HeadCounts.NONE);
    private final HeavyKeys heavy = new HeavyKeys();
    private long lastTraffic;

    GroupPast(GroupCount group) {
        this.group = group;
    }

    /// What this remembers, or a group of the same name that was forgotten in between.
    boolean of(GroupCount other) {
        return group == other;
    }

    /// @param routes of the group, their last minute
    /// @param mostClients entries that its set of clients may have
    GroupTotals take(long second, Map<String, RouteReads> routes, int mostClients) {
        Counts before = counts.newest();
        counts.add(group.now());
        legacy.add(group.heads(Side.LEGACY).now());
        modern.add(group.heads(Side.MODERN).now());
        group.clients().tidy(second, mostClients);
        Counts now = counts.newest().minus(before);
        heavy.add(group.keys().drain(), now.get(Count.READS), second);
        if (!now.isZero()) {
            lastTraffic = second;
        }
        return new GroupTotals(
                now,
                counts.newest().minus(counts.oldest()),
                legacy.newest().minus(legacy.oldest()),
                modern.newest().minus(modern.oldest()),
                group.clients().sample(second),
                heavy.heaviest(),
                heavy.reads(),
                routes);
    }

    long lastTraffic() {
        return lastTraffic;
    }
}
