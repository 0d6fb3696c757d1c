package io.banyan.projections.runner;

import io.banyan.projections.log.ChangeLog;
import io.banyan.projections.store.ViewStore;
import java.time.InstantSource;

/// What a runner works with; all of it stays the caller's.
public record Wiring(ViewStore store, ChangeLog log, Snapshots snapshots, RunnerTap tap, InstantSource clock) {}
