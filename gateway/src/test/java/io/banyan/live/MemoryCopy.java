package io.banyan.live;

/// A replica's disk.
public final class MemoryCopy implements ReplicaCopy {
    private Saved saved = new Saved(StoredState.EMPTY, java.util.List.of(), Pending.NONE);

    @Override
    public synchronized Saved load() {
        return saved;
    }

    @Override
    public synchronized void save(Reading reading) {
        var changes = new java.util.ArrayList<>(saved.changes());
        changes.addAll(reading.changes());
        saved = new Saved(reading.state(), changes, saved.pending());
    }

    @Override
    public synchronized void save(Pending pending) {
        saved = new Saved(saved.state(), saved.changes(), pending);
    }

    @Override
    public void close() {}
}
