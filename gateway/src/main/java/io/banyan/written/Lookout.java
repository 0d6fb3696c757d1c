package io.banyan.written;

import java.util.function.Consumer;
import java.util.function.LongSupplier;

/// Looks at what operators write again and again, on a daemon thread of its own, until closed. Whatever a look throws
/// is told and ends nothing.
public final class Lookout implements AutoCloseable {
    private final Runnable look;
    private final Consumer<Throwable> failed;
    private final LongSupplier pauseMillis;
    private final Thread thread;
    private volatile boolean closed;

    /// @param look run on the thread; never two at once
    /// @param failed told what a look threw
    /// @param pauseMillis asked after each look: how long until the next
    public Lookout(String threadName, Runnable look, Consumer<Throwable> failed, LongSupplier pauseMillis) {
        this.look = look;
        this.failed = failed;
        this.pauseMillis = pauseMillis;
        this.thread = Thread.ofPlatform().name(threadName).daemon().unstarted(this::run);
    }

    /// The first look comes at once.
    public void start() {
        thread.start();
    }

    /// Stops looking. A look under way is finished first.
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }

    private void run() {
        while (!closed) {
            try {
                look.run();
            } catch (RuntimeException | StackOverflowError | OutOfMemoryError thrown) {
                failed.accept(thrown);
            }
            pause();
        }
    }

    private void pause() {
        try {
            Thread.sleep(pauseMillis.getAsLong());
        } catch (InterruptedException stop) {
            closed = true;
        }
    }
}
