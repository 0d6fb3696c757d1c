package io.banyan.functions.environment;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One limit at a time. Not thread-safe.
final class TimeLimit {
    private final ScheduledExecutorService timers;
    private @Nullable Future<?> set;

    TimeLimit(ScheduledExecutorService timers) {
        this.timers = timers;
    }

    /// In place of the one before.
    void set(Duration time, Runnable late) {
        cancel();
        set = timers.schedule(late, time.toNanos(), TimeUnit.NANOSECONDS);
    }

    void cancel() {
        Future<?> before = set;
        if (before != null) {
            before.cancel(false);
            set = null;
        }
    }
}
