package io.banyan.scoreboard;

import io.banyan.exchange.Outcome;
import io.banyan.route.Side;
import java.util.concurrent.atomic.LongAdder;

/// Counts every exchange of one route, or of none: what is said to be over must be so to the last request. Written on
/// event loops.
final class RouteUse {
    private final LongAdder modernReads = new LongAdder();
    private final LongAdder legacyReads = new LongAdder();
    private final LongAdder writes = new LongAdder();
    private final LongAdder fellBack = new LongAdder();
    private volatile long lastRead;
    private volatile long lastWrite;
    private volatile long lastFallBack;

    /// @param millis of the clock, when it began
    void count(boolean read, Side side, Outcome outcome, long millis) {
        if (side == Side.MODERN) {
            modernReads.increment();
        } else if (!read) {
            writes.increment();
            lastWrite = millis;
        } else if (outcome instanceof Outcome.FellBack || outcome instanceof Outcome.NotTried) {
            legacyReads.increment();
            fellBack.increment();
            lastFallBack = millis;
        } else {
            legacyReads.increment();
            lastRead = millis;
        }
    }

    /// Since the start.
    ///
    /// @param fellBack of `legacyReads`, those that MODERN had failed or was not tried for
    record Totals(long modernReads, long legacyReads, long writes, long fellBack) {
        static final Totals NONE = new Totals(0, 0, 0, 0);

        Totals plus(Totals other) {
            return new Totals(
                    modernReads + other.modernReads,
                    legacyReads + other.legacyReads,
                    writes + other.writes,
                    fellBack + other.fellBack);
        }

        Totals less(Totals before) {
            return new Totals(
                    modernReads - before.modernReads,
                    legacyReads - before.legacyReads,
                    writes - before.writes,
                    fellBack - before.fellBack);
        }

        boolean isNone() {
            return equals(NONE);
        }

        long reads() {
            return modernReads + legacyReads;
        }
    }

    Totals totals() {
        return new Totals(modernReads.sum(), legacyReads.sum(), writes.sum(), fellBack.sum());
    }

    /// Epoch seconds of LEGACY's last answers here; 0 = none.
    RouteRecord.Last last() {
        return new RouteRecord.Last(lastRead / 1_000, lastWrite / 1_000, lastFallBack / 1_000);
    }
}
