package io.banyan.live;

import java.util.List;

/// This replica's own copy, on its disk: what it serves while the store is away and after a restart. An
/// implementation may be called from several threads. What fails is thrown as UncheckedIOException.
public interface ReplicaCopy extends AutoCloseable {
    /// What was saved last; `StoredState.EMPTY` and nothing pending at first.
    Saved load();

    /// On disk when it returns. Keeps the newest 1,000 changes.
    void save(Reading reading);

    /// On disk when it returns.
    void save(Pending pending);

    @Override
    void close();

    /// What is on the disk.
    ///
    /// @param changes the newest 1,000, oldest first
    record Saved(StoredState state, List<Change> changes, Pending pending) {
        public Saved {
            changes = List.copyOf(changes);
        }
    }
}
