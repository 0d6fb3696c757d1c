package io.banyan.figures;

import io.banyan.split.StickyKey;
import java.util.HashMap;
import java.util.Map;

/// Finds keys that occur often among any number, with 64 counters (Misra and Gries, 1982): whatever makes more than a
/// 64th of all is among them, counted low by no more than that. Used by one thread.
final class KeyTally {
    static final int COUNTERS = 64;

    private final Map<StickyKey, Double> counters = new HashMap<>();

    private long reads;

    /// Reads happened, with a key or without.
    void reads(long more) {
        reads += more;
    }

    long reads() {
        return reads;
    }

    void add(StickyKey key, double times) {
        if (counters.containsKey(key) || counters.size() < COUNTERS) {
            counters.merge(key, times, Double::sum);
            return;
        }
        double least = Math.min(
                times,
                counters.values().stream()
                        .mapToDouble(Double::doubleValue)
                        .min()
                        .orElse(0));
        counters.replaceAll((known, count) -> count - least);
        counters.values().removeIf(count -> count <= 0);
        if (times > least) {
            counters.put(key, times - least);
        }
    }

    Map<StickyKey, Double> counted() {
        return counters;
    }
}
