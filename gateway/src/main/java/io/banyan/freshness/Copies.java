package io.banyan.freshness;

import io.banyan.position.Watermark;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Whether several copies of a view answer, of which some are behind others. As long as none was seen to be, the next
/// answer is at least as new as the last one, and no client needs a ticket for what it has read.
///
/// The first answer that is behind what was known before it was asked for gives them away. From then on clients get
/// tickets for what they read; those who have none yet are covered by a floor, the newest that was known then: for
/// `max-lag` nothing behind it is shown to anybody, and after that nothing that `max-lag` lets through is older.
final class Copies {
    /// How long the copies are taken for several after one was last seen behind.
    static final Duration REMEMBERED = Duration.ofMinutes(10);

    private final Duration maxLag;
    private final Duration clockSlack;
    private @Nullable Watermark floor;
    private long floorUntilMillis;
    private volatile long lastSeenMillis;

    /// @param clockSlack by how much the clock that an answer's age goes by may differ from this one
    Copies(Duration maxLag, Duration clockSlack) {
        this.maxLag = maxLag;
        this.clockSlack = clockSlack;
    }

    /// Of the same view, whose limits were others until now.
    synchronized void goOnFrom(Copies before) {
        synchronized (before) {
            floor = before.floor;
            lastSeenMillis = before.lastSeenMillis;
            long longer = Math.max(0, maxLag.minus(before.maxLag).toMillis());
            floorUntilMillis = before.floorUntilMillis + longer;
        }
    }

    /// Whether clients need tickets for what they read.
    boolean differ(long nowMillis) {
        long seen = lastSeenMillis;
        return seen != 0 && nowMillis - seen < REMEMBERED.toMillis();
    }

    /// An answer came.
    ///
    /// @param atStart what was known before it was asked for
    /// @param now what is known now
    /// @return whether it may be shown to a client without a ticket
    boolean admit(Watermark answer, Known atStart, Known now, long nowMillis) {
        if (atStart.isAheadOf(answer)) {
            behind(now, nowMillis);
        } else if (!differ(nowMillis)) {
            return true;
        }
        return !isBelowFloor(answer, nowMillis);
    }

    private synchronized void behind(Known now, long nowMillis) {
        if (!differ(nowMillis)) {
            floor = now.reached();
            floorUntilMillis = nowMillis + maxLag.plus(clockSlack).toMillis();
        }
        lastSeenMillis = nowMillis;
    }

    private synchronized boolean isBelowFloor(Watermark answer, long nowMillis) {
        return floor != null && nowMillis < floorUntilMillis && new Known(floor, null, 0).isAheadOf(answer);
    }
}
