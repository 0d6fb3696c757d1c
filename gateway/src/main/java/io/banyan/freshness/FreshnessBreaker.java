package io.banyan.freshness;

import java.time.Duration;

/// Keeps reads from a view while it is too far behind: open from the first reading above `max-lag`, or of a view that
/// is not to be shown at all; closed again once every reading of three seconds was at most half of `max-lag`. So a view
/// that comes and goes at the limit does not take its clients along.
///
/// With `max-lag: 5s`: 5.1 s opens it; 2.4 s begins the three seconds; 2.6 s within them begins them anew.
final class FreshnessBreaker {
    static final Duration WELL_FOR = Duration.ofSeconds(3);

    private final Duration maxLag;
    private volatile boolean open;
    private long openedMillis;
    private long wellSinceMillis = -1;

    FreshnessBreaker(Duration maxLag) {
        this.maxLag = maxLag;
    }

    /// The view was found to be behind by so much.
    synchronized void behind(Duration lag, long nowMillis) {
        if (lag.compareTo(maxLag) > 0) {
            bad(nowMillis);
        } else if (open) {
            well(lag.multipliedBy(2).compareTo(maxLag) <= 0, nowMillis);
        }
    }

    /// The view is not to be shown, however far it is.
    synchronized void bad(long nowMillis) {
        openedMillis = open ? openedMillis : nowMillis;
        open = true;
        wellSinceMillis = -1;
    }

    private void well(boolean closeEnough, long nowMillis) {
        if (!closeEnough) {
            wellSinceMillis = -1;
        } else if (wellSinceMillis < 0) {
            wellSinceMillis = nowMillis;
        } else if (nowMillis - wellSinceMillis >= WELL_FOR.toMillis()) {
            open = false;
        }
    }

    /// Every read asks, so nobody waits for whoever changes it.
    boolean isOpen() {
        return open;
    }

    /// Since when it is open.
    synchronized long openedMillis() {
        return openedMillis;
    }
}
