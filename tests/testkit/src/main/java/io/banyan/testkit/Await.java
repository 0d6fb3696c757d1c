package io.banyan.testkit;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Waits for something that can be observed, never longer than it takes and never without a bound.
public final class Await {
    /// Long enough for a loaded machine; a test that reaches it has failed.
    public static final Duration BOUND = Duration.ofSeconds(10);

    private static final long STEP_NANOS = 5_000_000;

    private Await() {}

    public static void until(String what, BooleanSupplier holds) {
        until(what, BOUND, holds);
    }

    public static void until(String what, Duration bound, BooleanSupplier holds) {
        if (!holdsWithin(bound, holds)) {
            throw new AssertionError("waited " + bound + " in vain until " + what);
        }
    }

    /// Whether it came true in time; for tests that must show that something does *not* happen.
    public static boolean holdsWithin(Duration bound, BooleanSupplier holds) {
        long end = System.nanoTime() + bound.toNanos();
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                return false;
            }
            LockSupport.parkNanos(STEP_NANOS);
        }
        return true;
    }

    public static <T> T result(String what, Future<T> future) {
        return result(what, BOUND, future);
    }

    public static <T> T result(String what, Duration bound, Future<T> future) {
        try {
            return future.get(bound.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError("waited " + bound + " in vain for " + what, e);
        } catch (ExecutionException e) {
            throw new AssertionError(what + " failed: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting for " + what, e);
        }
    }

    /// Returns when `System.nanoTime()` has reached the given value: paces a load.
    public static void untilNanoTime(long moment) {
        for (long left = moment - System.nanoTime(); left > 0; left = moment - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
