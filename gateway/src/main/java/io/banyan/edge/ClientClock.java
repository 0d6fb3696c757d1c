package io.banyan.edge;

/// What one client owes and since when. Pure: times come in as nanoseconds of any clock that only goes forward.
final class ClientClock {
    /// Idle for so long, a connection can be spared where room is short.
    static final long SPARE = 1_000_000_000L;

    private final Limits limits;
    private Phase phase = Phase.IDLE;
    private long since;
    private long received;
    private long receivedAtSince;
    private long unread;
    private long unreadProgress;
    private long unreadSince;

    ClientClock(Limits limits, long now) {
        this.limits = limits;
        this.since = now;
    }

    private enum Phase {
        /// Between requests.
        IDLE,
        /// A head has begun.
        HEAD,
        /// A body is awaited and Banyan is ready to take it.
        BODY,
        /// Nothing is owed: an upstream is waited for.
        BUSY
    }

    enum Verdict {
        FINE,
        /// Idle for too long: close without a word.
        IDLE,
        /// A head or body did not come in time: 408.
        SLOW,
        /// What is ready is not read.
        NOT_READING
    }

    void idle(long now) {
        enter(Phase.IDLE, now);
    }

    void body(long now) {
        if (phase != Phase.BODY) {
            enter(Phase.BODY, now);
        }
    }

    void busy() {
        phase = Phase.BUSY;
    }

    void received(long bytes, long now) {
        received += bytes;
        if (phase == Phase.IDLE) {
            enter(Phase.HEAD, now);
        }
    }

    private void enter(Phase next, long now) {
        phase = next;
        since = now;
        receivedAtSince = received;
    }

    /// Between requests for so long.
    boolean idleFor(long nanos, long now) {
        return phase == Phase.IDLE && now - since >= nanos;
    }

    /// Looks at the connection now.
    ///
    /// @param pending bytes that wait for the client to read them
    /// @param progress any number that changes when it reads some of them
    Verdict check(long now, long pending, long progress) {
        if (notReading(now, pending, progress)) {
            return Verdict.NOT_READING;
        }
        long waited = now - since;
        return switch (phase) {
            case BUSY -> Verdict.FINE;
            case IDLE -> waited < limits.keepAlive().toNanos() ? Verdict.FINE : Verdict.IDLE;
            case HEAD -> waited < limits.headTime().toNanos() ? Verdict.FINE : Verdict.SLOW;
            case BODY -> body(now, waited);
        };
    }

    private Verdict body(long now, long waited) {
        if (waited < limits.bodyWindow().toNanos()) {
            return Verdict.FINE;
        }
        double least = limits.bodyRate() * (waited / 1e9);
        if (received - receivedAtSince < Math.max(1, least)) {
            return Verdict.SLOW;
        }
        enter(Phase.BODY, now);
        return Verdict.FINE;
    }

    private boolean notReading(long now, long pending, long progress) {
        if (pending == 0 || pending != unread || progress != unreadProgress) {
            unread = pending;
            unreadProgress = progress;
            unreadSince = now;
            return false;
        }
        return now - unreadSince >= limits.readTime().toNanos();
    }
}
