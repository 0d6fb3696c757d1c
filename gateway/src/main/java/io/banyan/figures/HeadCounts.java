package io.banyan.figures;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How many response heads took how long; immutable. Up to 16 µs each microsecond has its own bucket, above that each
/// doubling has 16: a time read back is off by 3 % at most. From 67 s on all share the last.
final class HeadCounts {
    static final int BUCKETS = 384;
    static final HeadCounts NONE = new HeadCounts(new long[BUCKETS]);

    private static final int FINE = 16;
    private static final int FINE_BITS = 4;

    private final long[] counts;

    /// @param counts one for each bucket
    HeadCounts(long[] counts) {
        this.counts = counts.clone();
    }

    /// As another replica told them: bucket, count, bucket, count. Buckets it does not know are left out.
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static HeadCounts of(List<Long> told) {
        long[] counts = new long[BUCKETS];
        for (int i = 0; i + 1 < told.size(); i += 2) {
            long bucket = told.get(i);
            if (bucket >= 0 && bucket < BUCKETS) {
                counts[(int) bucket] = told.get(i + 1);
            }
        }
        return new HeadCounts(counts);
    }

    @JsonValue
    List<Long> told() {
        List<Long> told = new ArrayList<>();
        for (int bucket = 0; bucket < BUCKETS; bucket++) {
            if (counts[bucket] != 0) {
                told.add((long) bucket);
                told.add(counts[bucket]);
            }
        }
        return told;
    }

    HeadCounts plus(HeadCounts other) {
        long[] sum = new long[BUCKETS];
        Arrays.setAll(sum, i -> counts[i] + other.counts[i]);
        return new HeadCounts(sum);
    }

    HeadCounts minus(HeadCounts before) {
        long[] difference = new long[BUCKETS];
        Arrays.setAll(difference, i -> counts[i] - before.counts[i]);
        return new HeadCounts(difference);
    }

    boolean isEmpty() {
        return Arrays.stream(counts).allMatch(count -> count == 0);
    }

    /// The time that a share of all did not exceed, in milliseconds; null without any.
    ///
    /// @param share above 0, up to 1: 0.99 for p99
    @Nullable
    Double quantile(double share) {
        long rank = (long) Math.ceil(Arrays.stream(counts).sum() * share);
        for (int bucket = 0; bucket < BUCKETS && rank > 0; bucket++) {
            rank -= counts[bucket];
            if (rank <= 0) {
                return millis(bucket);
            }
        }
        return null;
    }

    static int bucket(long micros) {
        if (micros < FINE) {
            return (int) micros;
        }
        int doubling = 63 - Long.numberOfLeadingZeros(micros) - FINE_BITS;
        int within = (int) (micros >>> doubling) & (FINE - 1);
        return Math.min(BUCKETS - 1, (doubling + 1) * FINE + within);
    }

    /// The middle of a bucket.
    private static double millis(int bucket) {
        if (bucket < FINE) {
            return bucket / 1_000.0;
        }
        int doubling = bucket / FINE - 1;
        long low = (long) (FINE + bucket % FINE) << doubling;
        return (low + (1L << doubling) / 2.0) / 1_000;
    }
}
