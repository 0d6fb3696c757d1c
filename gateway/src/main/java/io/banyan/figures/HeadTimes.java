package io.banyan.figures;

import java.util.concurrent.atomic.AtomicLongArray;

/// Counts times to the response head, since the start, in the buckets of `HeadCounts`.
///
/// One increment and no more: this runs on event loops. HdrHistogram's recorder, made for the same end, phases its
/// writers and holds two histograms of 20 kB for each side of a group; and its counts are no plain list that replicas
/// could add up.
final class HeadTimes {
    private final AtomicLongArray counts = new AtomicLongArray(HeadCounts.BUCKETS);

    void record(long nanos) {
        counts.getAndIncrement(HeadCounts.bucket(Math.max(0, nanos) / 1_000));
    }

    HeadCounts now() {
        long[] now = new long[HeadCounts.BUCKETS];
        for (int i = 0; i < now.length; i++) {
            now[i] = counts.get(i);
        }
        return new HeadCounts(now);
    }
}
