package io.banyan.freshness;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Keeps reads from a view by what its answers say: open from the fifth in a row that nobody could be shown, closed
/// again as a [FreshnessBreaker] is. What is wrong for one client alone counts as a good answer. Safe for any thread.
///
/// Every answer is told to it, and most change nothing: then nothing is written, which other cores would wait for.
final class AnswerBreaker {
    private static final int STALE_IN_A_ROW = 5;

    private final FreshnessBreaker breaker;
    private final AtomicInteger staleInARow = new AtomicInteger();
    private volatile @Nullable StaleCause lastCause;

    AnswerBreaker(Duration maxLag) {
        this.breaker = new FreshnessBreaker(maxLag);
    }

    boolean isOpen() {
        return breaker.isOpen();
    }

    /// Since when it is open.
    long openedMillis() {
        return breaker.openedMillis();
    }

    /// Why the last answer was not shown; null = it was.
    @Nullable
    StaleCause lastCause() {
        return lastCause;
    }

    /// An answer has come.
    ///
    /// @param cause why its client is not shown it; null = it is
    /// @param time of its data; null = not known
    void answered(@Nullable StaleCause cause, @Nullable Instant time, long nowMillis) {
        if (lastCause != cause) {
            lastCause = cause;
        }
        if (cause == StaleCause.UNPROVEN || cause == StaleCause.SOURCE || cause == StaleCause.LAG) {
            if (staleInARow.incrementAndGet() >= STALE_IN_A_ROW) {
                breaker.bad(nowMillis);
            }
            return;
        }
        if (staleInARow.get() != 0) {
            staleInARow.set(0);
        }
        if (time != null && isOpen()) {
            breaker.behind(Duration.ofMillis(nowMillis - time.toEpochMilli()), nowMillis);
        }
    }
}
