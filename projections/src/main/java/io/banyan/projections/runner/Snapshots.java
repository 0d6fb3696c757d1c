package io.banyan.projections.runner;

/// Takes snapshots of the monolith's tables.
public interface Snapshots {
    /// As of now.
    Snapshot open();
}
