package io.banyan.api;

import io.banyan.live.Pending;
import io.banyan.live.Reading;
import io.banyan.live.ReplicaCopy;
import io.banyan.live.StoredState;
import java.util.List;

/// A copy that keeps nothing.
final class MemoryCopy implements ReplicaCopy {
    @Override
    public Saved load() {
        return new Saved(StoredState.EMPTY, List.of(), Pending.NONE);
    }

    @Override
    public void save(Reading reading) {}

    @Override
    public void save(Pending pending) {}

    @Override
    public void close() {}
}
