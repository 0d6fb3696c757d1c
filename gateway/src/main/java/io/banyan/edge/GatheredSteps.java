package io.banyan.edge;

import io.netty.channel.EventLoop;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/// Runs steps on an event loop in the order in which they came, all those of 10 ms together: to wake a loop costs more
/// than most of these steps, also for whoever wakes it. Safe for any thread, and waits for none. A step must not throw.
final class GatheredSteps implements Executor {
    private static final long MILLIS = 10;

    private final Supplier<EventLoop> loop;
    private final Queue<Runnable> steps = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean due = new AtomicBoolean();

    GatheredSteps(Supplier<EventLoop> loop) {
        this.loop = loop;
    }

    @Override
    public void execute(Runnable step) {
        steps.add(step);
        if (due.compareAndSet(false, true)) {
            loop.get().schedule(this::run, MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private void run() {
        due.set(false);
        for (Runnable step = steps.poll(); step != null; step = steps.poll()) {
            step.run();
        }
    }
}
