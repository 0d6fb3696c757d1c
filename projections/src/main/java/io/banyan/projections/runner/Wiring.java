package io.banyan.projections.runner;

import io.banyan.projections.log.ChangeLog;
import io.banyan.projections.store.ViewStore;
import java.time.InstantSource;
import java.util.concurrent.Executor;

/// What a runner works with; all of it stays the caller's.
///
/// @param beside where rows are read while the view goes on
public record Wiring(
        ViewStore store, ChangeLog log, Snapshots snapshots, RunnerTap tap, InstantSource clock, Executor beside) {
    /// Rows are read on threads of their own.
    public Wiring(ViewStore store, ChangeLog log, Snapshots snapshots, RunnerTap tap, InstantSource clock) {
        this(store, log, snapshots, tap, clock, task -> Thread.ofPlatform()
                .name("view-part")
                .daemon()
                .start(task));
    }
}
