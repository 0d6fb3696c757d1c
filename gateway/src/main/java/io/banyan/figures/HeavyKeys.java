package io.banyan.figures;

import io.banyan.split.StickyKey;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The keys that occur most often in the last 60 to 70 seconds. Used by one thread.
final class HeavyKeys {
    private static final int SECONDS = 10;
    private static final int TALLIES = 7;
    private static final int TOLD = 4;

    private final Deque<KeyTally> tallies = new ArrayDeque<>();

    /// @param reads of this second, those without a key included
    void add(KeyRing.Sample sample, long reads, long second) {
        if (tallies.isEmpty() || second % SECONDS == 0) {
            tallies.addLast(new KeyTally());
            if (tallies.size() > TALLIES) {
                tallies.removeFirst();
            }
        }
        tallies.getLast().reads(reads);
        sample.keys().forEach(key -> tallies.getLast().add(key, sample.each()));
    }

    /// All that the tallies stand for.
    long reads() {
        return tallies.stream().mapToLong(KeyTally::reads).sum();
    }

    /// Those with a twentieth of the reads at least, the heaviest first, four at most: on another replica such a key
    /// may be heavier.
    List<HeavyCount> heaviest() {
        Map<StickyKey, Double> sum = new HashMap<>();
        tallies.forEach(tally -> tally.counted().forEach((key, times) -> sum.merge(key, times, Double::sum)));
        double least = reads() / 20.0;
        return sum.entrySet().stream()
                .filter(counted -> counted.getValue() >= least)
                .map(counted -> HeavyCount.of(counted.getKey(), counted.getValue()))
                .sorted(Comparator.comparingDouble(HeavyCount::reads).reversed())
                .limit(TOLD)
                .toList();
    }
}
