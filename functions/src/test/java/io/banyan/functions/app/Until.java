package io.banyan.functions.app;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Waits for something that can be observed, and never without a bound.
final class Until {
    private static final Duration BOUND = Duration.ofSeconds(20);
    private static final long STEP_NANOS = 5_000_000;

    private Until() {}

    static void holds(String what, BooleanSupplier holds) {
        long end = System.nanoTime() + BOUND.toNanos();
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("waited " + BOUND + " in vain until " + what);
            }
            LockSupport.parkNanos(STEP_NANOS);
        }
    }
}
