package io.banyan.projections.runner;

import io.banyan.projections.projection.Patience;
import io.banyan.projections.store.ViewUnavailable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/// Asks a store that gave no answer again, while a view is built: a build that gives up begins with the first row, so
/// one answer that is late would cost all that was read.
final class Insistence {
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final InstantSource clock;
    private final Patience patience;

    /// @param patience told each time why there was no answer, and asked whether it is still needed
    Insistence(InstantSource clock, Patience patience) {
        this.clock = clock;
        this.patience = patience;
    }

    /// The answer, for which it asks for up to a minute.
    ///
    /// @param question may be asked twice: what it asks for may have been done
    /// @throws ViewUnavailable when there was none
    <T> T answer(Supplier<T> question) {
        Instant began = clock.instant();
        while (true) {
            try {
                return question.get();
            } catch (ViewUnavailable away) {
                boolean isLong = Duration.between(began, clock.instant()).compareTo(LONGEST) > 0;
                if (isLong || Thread.currentThread().isInterrupted() || !goesOn(away)) {
                    throw away;
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    /// Whether this one is still the one that works is asked of the same store.
    private boolean goesOn(ViewUnavailable away) {
        try {
            return patience.goOn(away.getMessage());
        } catch (ViewUnavailable still) {
            return true;
        }
    }
}
