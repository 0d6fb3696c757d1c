package io.banyan.edge;

import io.netty.channel.EventLoop;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// Runs steps on an event loop in the order in which they came, all those of 10 ms together: to wake a loop costs more
/// than most of these steps, also for whoever wakes it. Safe for any thread, and waits for none. A step must not throw.
final class GatheredSteps implements Executor {
    private static final long MILLIS = 10;
    private static final long LATE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private final Supplier<EventLoop> loop;
    private final LongSupplier nanos;
    private final Queue<Runnable> steps = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean due = new AtomicBoolean();
    private volatile long dueNanos;
    private volatile boolean late;

    /// @param nanos as `System.nanoTime` has them
    GatheredSteps(Supplier<EventLoop> loop, LongSupplier nanos) {
        this.loop = loop;
        this.nanos = nanos;
    }

    @Override
    public void execute(Runnable step) {
        steps.add(step);
        if (due.compareAndSet(false, true)) {
            dueNanos = nanos.getAsLong() + TimeUnit.MILLISECONDS.toNanos(MILLIS);
            loop.get().schedule(this::run, MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    /// Whether the loop came to its last steps more than 10 ms after their time: it has too much to do, or the machine
    /// has, and what it measures is its own lateness.
    boolean isLate() {
        return late;
    }

    private void run() {
        late = nanos.getAsLong() - dueNanos > LATE_NANOS;
        due.set(false);
        for (Runnable step = steps.poll(); step != null; step = steps.poll()) {
            step.run();
        }
    }
}
