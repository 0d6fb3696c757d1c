package io.banyan.projector.app;

import io.banyan.projections.runner.Snapshot;
import io.banyan.projections.runner.Snapshots;
import io.banyan.projections.runner.SourceSnapshots;
import io.banyan.projections.source.PostgresChangeSource;
import io.banyan.projections.source.PostgresSpec;

/// Snapshots of what one view reads, so that a table that another one reads does not keep it from being built. Keeps no
/// connection in between.
record ViewSnapshots(PostgresSpec spec) implements Snapshots {
    @Override
    public Snapshot open() {
        try (PostgresChangeSource source = new PostgresChangeSource(spec)) {
            return new SourceSnapshots(source, source::expectedRows).open();
        }
    }
}
