package io.banyan.function;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// What a log was last told of something that may fail thousands of times a second: it is told of the first failure,
/// of another one after five seconds, of the same one again after a minute, and once that it is over. Thread-safe.
final class Told {
    private static final long AGAIN = TimeUnit.MINUTES.toNanos(1);
    private static final long ANOTHER = TimeUnit.SECONDS.toNanos(5);

    private final AtomicReference<@Nullable Last> last = new AtomicReference<>();

    private record Last(String says, long at, boolean over) {}

    /// Whether this failure is to be told now; then it counts as told.
    ///
    /// @param now as of `System.nanoTime()`
    boolean isNews(String failure, long now) {
        Last before = last.get();
        return (before == null || now - before.at() >= pause(before, failure))
                && last.compareAndSet(before, new Last(failure, now, false));
    }

    private static long pause(Last before, String failure) {
        return before.over() || !before.says().equals(failure) ? ANOTHER : AGAIN;
    }

    /// Whether the end of a failure is to be told: one was told since the last end.
    boolean isOver() {
        Last before = last.get();
        return before != null
                && !before.over()
                && last.compareAndSet(before, new Last(before.says(), before.at(), true));
    }
}
