package io.banyan.feed;

import java.time.Duration;
import java.time.Instant;

/// How often all views are looked at: at every occasion while there is one, and every two seconds while no file names
/// any and the feed has none. Used by one thread.
final class LookPace {
    static final Duration IDLE = Duration.ofSeconds(2);

    private boolean some;
    private Instant last = Instant.MIN;

    /// There is an occasion to look.
    ///
    /// @param named a file names a view
    boolean isDue(boolean named, Instant now) {
        if (!named && !some && now.isBefore(last.plus(IDLE)) && !now.isBefore(last)) {
            return false;
        }
        last = now;
        return true;
    }

    /// It was looked at them.
    ///
    /// @param found whether there are any
    void looked(boolean found) {
        some = found;
    }
}
