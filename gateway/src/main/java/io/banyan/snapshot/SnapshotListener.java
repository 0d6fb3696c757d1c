package io.banyan.snapshot;

import java.util.Set;

/// Is given each new version of the route files, whole.
@FunctionalInterface
public interface SnapshotListener {
    /// Puts it in force.
    ///
    /// @param before the version that was in force
    /// @param after the version that is now
    /// @param read the files that were read again, as the operator names them
    void inForce(Snapshot before, Snapshot after, Set<String> read);
}
