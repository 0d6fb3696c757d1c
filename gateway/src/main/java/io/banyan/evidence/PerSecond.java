package io.banyan.evidence;

import java.util.concurrent.atomic.AtomicLong;

/// Lets so many a second pass, whatever the clock does. Safe for any thread, and waits for none.
final class PerSecond {
    private static final int BITS = 20;

    private final int most;
    /// The second, and below it how many it has had.
    private final AtomicLong state = new AtomicLong();

    /// @param most 1 to a million
    PerSecond(int most) {
        this.most = most;
    }

    /// @param millis since 1970
    boolean takes(long millis) {
        long second = millis / 1_000;
        while (true) {
            long before = state.get();
            long had = before >>> BITS == second ? before & ((1L << BITS) - 1) : 0;
            if (had >= most) {
                return false;
            }
            if (state.compareAndSet(before, (second << BITS) + had + 1)) {
                return true;
            }
        }
    }
}
