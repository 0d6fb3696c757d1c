package io.banyan.shadow;

import java.util.concurrent.atomic.AtomicLong;

/// Lets so many a second pass, whatever the clock does. Safe for any thread, and waits for none.
public final class PerSecond {
    /// More than that cannot be counted.
    public static final int MOST = 1_000_000;

    private static final int BITS = 20;

    /// The second, and below it how many it has had.
    private final AtomicLong state = new AtomicLong();

    /// Takes one place; false = none is left in this second.
    ///
    /// @param most 1 to `MOST`; may be another one each time
    /// @param millis since 1970
    public boolean takes(int most, long millis) {
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
