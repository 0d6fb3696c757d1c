package io.banyan.demo.stage;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;

/// Says what takes longer than one has patience for: once when it does, every ten seconds while it lasts, and when it
/// is done.
final class Progress {
    private static final Duration AGAIN = Duration.ofSeconds(10);

    private final PrintStream out;
    private final Duration patience;

    Progress(PrintStream out, Duration patience) {
        this.out = out;
        this.patience = patience;
    }

    /// Runs the work; `what` is a noun, as in "the monolith is starting".
    <T> T watch(String what, Callable<T> work) throws Exception {
        long started = System.nanoTime();
        var spoken = new AtomicBoolean();
        Thread speaker = Thread.ofVirtual().start(() -> speak(what, started, spoken));
        T result;
        try {
            result = work.call();
        } finally {
            speaker.interrupt();
            speaker.join();
        }
        if (spoken.get()) {
            out.printf(Locale.ROOT, "%s is up after %.1f s%n", what, seconds(started));
        }
        return result;
    }

    private void speak(String what, long started, AtomicBoolean spoken) {
        try {
            Thread.sleep(patience);
            while (true) {
                spoken.set(true);
                out.printf(Locale.ROOT, "%s is starting, %.0f s so far ...%n", what, seconds(started));
                Thread.sleep(AGAIN);
            }
        } catch (InterruptedException done) {
            Thread.currentThread().interrupt();
        }
    }

    static double seconds(long started) {
        return (System.nanoTime() - started) / 1e9;
    }
}
