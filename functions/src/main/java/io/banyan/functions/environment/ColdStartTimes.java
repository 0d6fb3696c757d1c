package io.banyan.functions.environment;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;

/// How long the last 20 cold starts took. Not thread-safe.
final class ColdStartTimes {
    private static final int MOST = 20;

    private final ArrayDeque<Duration> last = new ArrayDeque<>();
    private long count;

    void add(Duration took) {
        count++;
        last.addLast(took);
        if (last.size() > MOST) {
            last.removeFirst();
        }
    }

    PoolFigures.ColdStarts figures() {
        List<Duration> sorted = last.stream().sorted().toList();
        return new PoolFigures.ColdStarts(
                count, last.peekLast(), sorted.isEmpty() ? null : sorted.get(sorted.size() / 2));
    }
}
