package io.banyan.upstream;

import io.banyan.exchange.Failure;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// What the guard of a MODERN remembers for people: which failures came since the side last answered well, how many in
/// the last minute, when it had no place free, and since when its breaker is open. A read that succeeds costs one
/// volatile read; what is kept is bounded. Times are epoch milliseconds. Thread-safe.
final class GuardMemory {
    private static final long MINUTE = TimeUnit.MINUTES.toMillis(1);
    private static final int SECONDS = 60;

    private final long[] second = new long[SECONDS];
    private final int[] failures = new int[SECONDS];
    private volatile @Nullable Failed failed;
    private volatile @Nullable Full full;
    /// 0 = closed.
    private volatile long opened;

    /// The newest failure.
    ///
    /// @param status of `STATUS`; else 0
    /// @param since the first failure since the side last answered well
    /// @param inARow since then
    /// @param goesOn false = it has answered well after it
    record Failed(Failure failure, int status, long since, long last, int inARow, boolean goesOn) {}

    /// When reads found no place, not further than a minute apart.
    record Full(long since, long last) {}

    synchronized void failed(Failure failure, int status, long now) {
        count(now);
        Failed before = failed;
        failed = before != null && before.goesOn
                ? new Failed(failure, status, before.since, now, before.inARow + 1, true)
                : new Failed(failure, status, now, now, 1, true);
    }

    /// The side answered, and LEGACY is to answer all the same: its group's `fall-back` lists the status.
    synchronized void listed(int status, long now) {
        count(now);
        Failed before = failed;
        if (before == null || !before.goesOn) {
            failed = new Failed(Failure.STATUS, status, now, now, 1, false);
        }
    }

    private void count(long now) {
        long at = now / 1_000;
        int slot = (int) Math.floorMod(at, (long) SECONDS);
        failures[slot] = second[slot] == at ? failures[slot] + 1 : 1;
        second[slot] = at;
    }

    void succeeded() {
        Failed now = failed;
        if (now != null && now.goesOn) {
            failed = new Failed(now.failure, now.status, now.since, now.last, now.inARow, false);
        }
    }

    void full(long now) {
        Full before = full;
        if (before == null || now - before.last > MINUTE) {
            full = new Full(now, now);
        } else if (now - before.last > 1_000) {
            full = new Full(before.since, now);
        }
    }

    void opened(long now) {
        opened = opened == 0 ? now : opened;
    }

    void closed() {
        opened = 0;
    }

    /// Null = none ever.
    @Nullable
    Failed failed() {
        return failed;
    }

    /// Null = not in the last minute.
    @Nullable
    Full fullLately(long now) {
        Full known = full;
        return known == null || now - known.last > MINUTE ? null : known;
    }

    /// 0 = the breaker is closed.
    long opened() {
        return opened;
    }

    /// Failures of the last minute.
    synchronized int lastMinute(long now) {
        int sum = 0;
        for (int i = 0; i < SECONDS; i++) {
            sum += now / 1_000 - second[i] < SECONDS ? failures[i] : 0;
        }
        return sum;
    }
}
