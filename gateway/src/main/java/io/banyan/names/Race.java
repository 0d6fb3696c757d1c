package io.banyan.names;

import java.time.Duration;

/// When the addresses of one connection are tried (RFC 8305, section 5): the first at once, each next one as soon as
/// one has failed, or 100 ms after the one before it began. So an address that is silent costs a connection 100 ms, and
/// one that refuses costs nothing. Times as of System.nanoTime. Not thread-safe.
public final class Race {
    /// The least that RFC 8305 recommends: two silent addresses must not cost as much as a slow answer.
    public static final Duration STAGGER = Duration.ofMillis(100);

    private final int entrants;
    private int begun;
    private int running;
    private long nextBegins;

    /// @param entrants the number of addresses, from 1
    public Race(int entrants, long now) {
        this.entrants = entrants;
        this.nextBegins = now;
    }

    /// The number, from 0, of the one that begins now; it is running then. -1 = none.
    public int begin(long now) {
        if (begun == entrants || now - nextBegins < 0) {
            return -1;
        }
        nextBegins = now + STAGGER.toNanos();
        running++;
        return begun++;
    }

    /// One that was running has failed.
    public void failed(long now) {
        running--;
        nextBegins = now;
    }

    /// All have failed.
    public boolean isLost() {
        return begun == entrants && running == 0;
    }

    /// Nanoseconds until the next one begins, if nothing fails before; -1 = no more will.
    public long pause(long now) {
        return begun == entrants ? -1 : Math.max(0, nextBegins - now);
    }
}
