package io.banyan.projections.runner;

import io.banyan.projections.store.ViewId;
import io.banyan.projections.store.ViewStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// Whether a runner is the one that works, asked of the store once a second. Who is paused for longer than it holds may
/// think so wrongly: then his batches are refused. For one thread.
final class Lease {
    private static final Duration LENGTH = Duration.ofSeconds(3);
    private static final Duration OFTEN = Duration.ofSeconds(1);

    private final ViewStore store;
    private final ViewId view;
    private final String owner;
    private final InstantSource clock;
    private Instant held = Instant.EPOCH;

    Lease(ViewStore store, ViewId view, String owner, InstantSource clock) {
        this.store = store;
        this.view = view;
        this.owner = owner;
        this.clock = clock;
    }

    boolean isHeld() {
        Instant now = clock.instant();
        if (now.isBefore(held.plus(OFTEN)) && !now.isBefore(held)) {
            return true;
        }
        boolean ours = store.lease(view, owner, LENGTH);
        held = ours ? now : Instant.EPOCH;
        return ours;
    }

    void release() {
        held = Instant.EPOCH;
        store.release(view, owner);
    }
}
