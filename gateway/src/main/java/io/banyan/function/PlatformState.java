package io.banyan.function;

import io.banyan.freshness.VersionsSeen;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How the calls of one function go: what was wrong with the last one, until one works again. The log has a line where
/// that changes, however many calls it happens to.
final class PlatformState {
    private static final Logger LOG = LoggerFactory.getLogger(PlatformState.class);

    private final String who;
    private final LongSupplier nanoTime;
    private final Told told = new Told();
    private final VersionsSeen versions = new VersionsSeen();
    private volatile @Nullable String problem;

    /// @param who as people know it: `lambda:events-page`
    PlatformState(String who) {
        this(who, System::nanoTime);
    }

    PlatformState(String who, LongSupplier nanoTime) {
        this.who = who;
        this.nanoTime = nanoTime;
    }

    /// A call failed, or none could be made.
    ///
    /// @param says why, to go on after a colon, without any secret
    void failed(String says) {
        problem = who + ": " + says;
        if (told.isNews(says, nanoTime.getAsLong())) {
            LOG.warn("{}", problem);
        }
    }

    /// The versions that answered.
    VersionsSeen versions() {
        return versions;
    }

    void works() {
        if (problem == null) {
            return;
        }
        problem = null;
        if (told.isOver()) {
            LOG.info("{} answers again", who);
        }
    }

    /// A sentence; empty = nothing is wrong, as far as is known.
    Optional<String> problem() {
        return Optional.ofNullable(problem);
    }
}
