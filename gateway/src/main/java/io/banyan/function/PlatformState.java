package io.banyan.function;

import io.banyan.freshness.VersionsSeen;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How the calls of one function go: what was wrong with the last one, until one works again. The log tells it at most
/// once a minute.
final class PlatformState {
    private static final Logger LOG = LoggerFactory.getLogger(PlatformState.class);
    private static final long PAUSE = TimeUnit.MINUTES.toNanos(1);

    private final String who;
    private final AtomicLong next = new AtomicLong(System.nanoTime());
    private final VersionsSeen versions = new VersionsSeen();
    private volatile @Nullable String problem;

    /// @param who as people know it: `lambda:events-page`
    PlatformState(String who) {
        this.who = who;
    }

    /// A call failed, or none could be made.
    ///
    /// @param says why, to go on after a colon, without any secret
    void failed(String says) {
        String told = who + ": " + says;
        problem = told;
        long now = System.nanoTime();
        long due = next.get();
        if (now - due >= 0 && next.compareAndSet(due, now + PAUSE)) {
            LOG.warn("{}", told);
        }
    }

    /// The versions that answered.
    VersionsSeen versions() {
        return versions;
    }

    void works() {
        if (problem != null) {
            problem = null;
            LOG.info("{} answers again", who);
        }
    }

    /// A sentence; empty = nothing is wrong, as far as is known.
    Optional<String> problem() {
        return Optional.ofNullable(problem);
    }
}
