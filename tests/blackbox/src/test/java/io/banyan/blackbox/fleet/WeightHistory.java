package io.banyan.blackbox.fleet;

import io.banyan.split.Split;
import io.banyan.split.Weight;
import io.banyan.testkit.Shot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Which weights of one group may have been in force when, by what operators asked.
final class WeightHistory {
    private static final Duration GRACE = Duration.ofSeconds(1);

    private final String group;
    private final List<Moment> moments = new ArrayList<>();

    WeightHistory(String group, int percent) {
        this.group = group;
        moments.add(new Moment(System.nanoTime() - 10 * GRACE.toNanos(), percent));
    }

    private record Moment(long asked, int percent) {}

    /// Asked now.
    synchronized void asked(int percent) {
        moments.add(new Moment(System.nanoTime(), percent));
    }

    /// Whether the client of this shot was on a side that a weight in force at that time, or up to a second before,
    /// puts it on.
    ///
    /// @param slack how far behind the machine was
    synchronized boolean explains(Shot shot, String client, Duration slack) {
        long grace = GRACE.plus(slack).toNanos();
        int place = Split.place(group, client);
        for (int i = 0; i < moments.size(); i++) {
            boolean begun = moments.get(i).asked - shot.done() < 0;
            boolean over = i + 1 < moments.size() && moments.get(i + 1).asked + grace - shot.sent() < 0;
            boolean modern = Split.isModern(place, new Weight(moments.get(i).percent * 100));
            if (begun && !over && shot.side().equals(modern ? "modern" : "legacy")) {
                return true;
            }
        }
        return false;
    }
}
