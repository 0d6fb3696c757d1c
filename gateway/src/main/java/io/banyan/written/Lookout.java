package io.banyan.written;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/// Looks at what operators write again and again, on a daemon thread of its own, until closed. Whatever a look throws
/// is told and ends nothing.
public final class Lookout implements AutoCloseable {
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final Runnable look;
    private final Consumer<Throwable> failed;
    private final LongSupplier pauseMillis;
    private final LongSupplier nanos;
    private final Thread thread;
    private volatile boolean closed;
    private volatile long looked;

    /// @param look run on the thread; never two at once
    /// @param failed told what a look threw
    /// @param pauseMillis asked after each look: how long until the next
    public Lookout(String threadName, Runnable look, Consumer<Throwable> failed, LongSupplier pauseMillis) {
        this(threadName, look, failed, pauseMillis, System::nanoTime);
    }

    /// @param nanos a clock
    Lookout(
            String threadName,
            Runnable look,
            Consumer<Throwable> failed,
            LongSupplier pauseMillis,
            LongSupplier nanos) {
        this.nanos = nanos;
        this.looked = nanos.getAsLong();
        this.look = look;
        this.failed = failed;
        this.pauseMillis = pauseMillis;
        this.thread = Thread.ofPlatform().name(threadName).daemon().unstarted(this::run);
    }

    /// The first look comes at once.
    public void start() {
        looked = nanos.getAsLong();
        thread.start();
    }

    /// How long ago the last look went well, once that is longer than looks should take: one hangs, or each fails.
    public Optional<Duration> silence() {
        Duration since = Duration.ofNanos(nanos.getAsLong() - looked);
        return !closed && since.compareTo(LONGEST) > 0 ? Optional.of(since) : Optional.empty();
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
                looked = nanos.getAsLong();
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
