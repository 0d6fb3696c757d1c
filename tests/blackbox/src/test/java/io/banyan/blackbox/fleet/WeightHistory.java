package io.banyan.blackbox.fleet;

import io.banyan.split.Split;
import io.banyan.split.Weight;
import io.banyan.testkit.FullNumbers;
import io.banyan.testkit.Shot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Which weights of one group may have been in force when, by what operators asked.
final class WeightHistory {
    /// A second; a usual run allows for a busy disk.
    private static final long GRACE_NANOS =
            Duration.ofSeconds(FullNumbers.pick(2, 1)).toNanos();

    private final String group;
    private final List<Moment> moments = new ArrayList<>();

    WeightHistory(String group, int percent) {
        this.group = group;
        moments.add(new Moment(System.nanoTime() - 10 * GRACE_NANOS, percent));
    }

    private record Moment(long asked, int percent) {}

    /// Asked now.
    synchronized void asked(int percent) {
        moments.add(new Moment(System.nanoTime(), percent));
    }

    /// Whether the client of this shot was on a side that a weight in force at that time, or up to the grace before,
    /// puts it on.
    synchronized boolean explains(Shot shot, String client) {
        int place = Split.place(group, client);
        for (int i = 0; i < moments.size(); i++) {
            boolean begun = moments.get(i).asked - shot.done() < 0;
            boolean over = i + 1 < moments.size() && moments.get(i + 1).asked + GRACE_NANOS - shot.sent() < 0;
            boolean modern = Split.isModern(place, new Weight(moments.get(i).percent * 100));
            if (begun && !over && shot.side().equals(modern ? "modern" : "legacy")) {
                return true;
            }
        }
        return false;
    }
}
