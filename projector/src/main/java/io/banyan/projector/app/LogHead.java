package io.banyan.projector.app;

import io.banyan.projections.log.ChangeLog;
import io.banyan.projections.log.LogState;
import io.banyan.projections.log.LogUnavailable;
import java.util.function.LongSupplier;

/// Where a log ends, asked at most once a second; 0: not known.
final class LogHead implements LongSupplier {
    private static final long OFTEN_NANOS = 1_000_000_000;

    private final ChangeLog log;
    private long known;
    private long asked = System.nanoTime() - OFTEN_NANOS;

    LogHead(ChangeLog log) {
        this.log = log;
    }

    @Override
    public synchronized long getAsLong() {
        long now = System.nanoTime();
        if (now - asked >= OFTEN_NANOS) {
            asked = now;
            known = ask();
        }
        return known;
    }

    private long ask() {
        try {
            LogState state = log.state();
            return state == null ? 0 : state.last().commit();
        } catch (LogUnavailable away) {
            return 0;
        }
    }
}
