package io.banyan.store;

import io.banyan.live.Change;
import io.banyan.live.Pending;
import io.banyan.live.Reading;
import io.banyan.live.ReplicaCopy;
import io.banyan.live.StoredState;
import java.util.ArrayList;
import java.util.List;

/// A replica's copy where no database can be used: it ends with the process.
final class MemoryReplicaCopy implements ReplicaCopy {
    private Saved saved = new Saved(StoredState.EMPTY, List.of(), Pending.NONE);

    @Override
    public synchronized Saved load() {
        return saved;
    }

    @Override
    public synchronized void save(Reading reading) {
        List<Change> all = new ArrayList<>(saved.changes());
        all.addAll(reading.changes());
        List<Change> newest = all.subList(Math.max(0, all.size() - Reading.KEPT), all.size());
        saved = new Saved(reading.state(), newest, saved.pending());
    }

    @Override
    public synchronized void save(Pending pending) {
        saved = new Saved(saved.state(), saved.changes(), pending);
    }

    @Override
    public void close() {}
}
