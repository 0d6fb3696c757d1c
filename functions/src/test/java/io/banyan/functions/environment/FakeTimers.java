package io.banyan.functions.environment;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Delayed;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// Time that passes when a test says so.
final class FakeTimers extends ScheduledThreadPoolExecutor {
    private final List<Runnable> set = new ArrayList<>();

    FakeTimers() {
        super(0);
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable work, long time, TimeUnit unit) {
        set.add(work);
        return new Never();
    }

    /// Runs what was set last, as if its time had come.
    void runLast() {
        set.getLast().run();
    }

    /// What is run by nobody but a test.
    private static final class Never extends FutureTask<Void> implements ScheduledFuture<Void> {
        Never() {
            super(() -> null);
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return Long.MAX_VALUE;
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
        }
    }
}
