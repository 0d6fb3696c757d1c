package io.banyan.figures;

import java.util.concurrent.atomic.AtomicLongArray;

/// Counts what happened in the last minute, second by second, from any thread and without a lock. Two threads that meet
/// at the turn of a second lose nothing.
final class MinuteCount {
    private static final int SECONDS = 60;
    private static final int BITS = 24;
    private static final long COUNT = (1L << BITS) - 1;

    /// Each the second it counts, and behind it the count, at most 2^24 - 1.
    private final AtomicLongArray slots = new AtomicLongArray(SECONDS);

    /// @param second from 0, never going back
    void add(long second) {
        slots.accumulateAndGet((int) (second % SECONDS), second, MinuteCount::oneMore);
    }

    private static long oneMore(long slot, long second) {
        long full = slot & COUNT;
        return slot >> BITS == second ? slot + (full == COUNT ? 0 : 1) : (second << BITS) + 1;
    }

    /// Of this second and the 59 before it.
    long sum(long second) {
        long sum = 0;
        for (int i = 0; i < SECONDS; i++) {
            long slot = slots.get(i);
            long its = slot >> BITS;
            sum += its > second - SECONDS && its <= second ? slot & COUNT : 0;
        }
        return sum;
    }
}
