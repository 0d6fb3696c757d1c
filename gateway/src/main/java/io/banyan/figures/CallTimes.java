package io.banyan.figures;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// How long calls took, in four buckets for each doubling from 1 µs to 67 s: a time read back is off by 12 % at most.
/// Far coarser than [HeadCounts], since there may be thousands of pairs of groups. Not for several threads.
final class CallTimes {
    private static final int PER_DOUBLING = 4;
    private static final int BUCKETS = 26 * PER_DOUBLING + 1;

    private final int[] counts = new int[BUCKETS];

    CallTimes() {}

    /// Of what [#counts] told; buckets that do not exist here count as the last.
    CallTimes(Map<Integer, Integer> told) {
        told.forEach((bucket, count) -> counts[Math.clamp(bucket, 0, BUCKETS - 1)] += count);
    }

    /// By bucket, those that any fell into.
    Map<Integer, Integer> counts() {
        Map<Integer, Integer> filled = new TreeMap<>();
        for (int bucket = 0; bucket < BUCKETS; bucket++) {
            if (counts[bucket] > 0) {
                filled.put(bucket, counts[bucket]);
            }
        }
        return filled;
    }

    void record(long nanos) {
        counts[bucket(Math.max(0, nanos) / 1_000)]++;
    }

    void add(CallTimes other) {
        for (int i = 0; i < BUCKETS; i++) {
            counts[i] += other.counts[i];
        }
    }

    /// The time that a share of all did not exceed, in milliseconds; null without any.
    ///
    /// @param share above 0, up to 1
    @Nullable
    Double quantile(double share) {
        long all = 0;
        for (int count : counts) {
            all += count;
        }
        long rank = (long) Math.ceil(all * share);
        for (int bucket = 0; bucket < BUCKETS && rank > 0; bucket++) {
            rank -= counts[bucket];
            if (rank <= 0) {
                return Math.pow(2, (bucket - 0.5) / PER_DOUBLING) / 1_000;
            }
        }
        return null;
    }

    private static int bucket(long micros) {
        return micros < 1
                ? 0
                : Math.min(BUCKETS - 1, 1 + (int) (Math.log((double) micros) / Math.log(2.0) * PER_DOUBLING));
    }
}
