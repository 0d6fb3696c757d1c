package io.banyan.metrics;

import java.util.concurrent.atomic.AtomicLongArray;
import org.jspecify.annotations.Nullable;

/// Counts times to the response head in buckets of microseconds, since the start. Up to 16 µs each has its own bucket,
/// above that each doubling has 16: a time read back is off by 3 % at most. From 67 s on all share the last.
///
/// One increment and no more: this runs on event loops. HdrHistogram's recorder, made for the same end, phases its
/// writers and holds two histograms of 20 kB for each side of a group; and its counts are no plain list that replicas
/// could add up.
final class HeadTimes {
    static final int BUCKETS = 384;

    private static final int FINE = 16;
    private static final int FINE_BITS = 4;

    private final AtomicLongArray counts = new AtomicLongArray(BUCKETS);

    void record(long nanos) {
        counts.getAndIncrement(bucket(Math.max(0, nanos) / 1_000));
    }

    long[] counts() {
        long[] now = new long[BUCKETS];
        for (int i = 0; i < BUCKETS; i++) {
            now[i] = counts.get(i);
        }
        return now;
    }

    static int bucket(long micros) {
        if (micros < FINE) {
            return (int) micros;
        }
        int doubling = 63 - Long.numberOfLeadingZeros(micros) - FINE_BITS;
        int within = (int) (micros >>> doubling) & (FINE - 1);
        return Math.min(BUCKETS - 1, (doubling + 1) * FINE + within);
    }

    /// The middle of a bucket, in milliseconds.
    private static double millis(int bucket) {
        if (bucket < FINE) {
            return bucket / 1_000.0;
        }
        int doubling = bucket / FINE - 1;
        long low = (long) (FINE + bucket % FINE) << doubling;
        return (low + (1L << doubling) / 2.0) / 1_000;
    }

    /// The time that a share of all did not exceed, in milliseconds; null without any.
    ///
    /// @param share above 0, up to 1: 0.99 for p99
    static @Nullable Double quantile(long[] counts, double share) {
        long all = 0;
        for (long count : counts) {
            all += count;
        }
        long rank = (long) Math.ceil(all * share);
        for (int bucket = 0; bucket < counts.length && rank > 0; bucket++) {
            rank -= counts[bucket];
            if (rank <= 0) {
                return millis(bucket);
            }
        }
        return null;
    }
}
