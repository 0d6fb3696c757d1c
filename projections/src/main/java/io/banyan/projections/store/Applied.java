package io.banyan.projections.store;

import org.jspecify.annotations.Nullable;

/// What became of a batch.
public sealed interface Applied {
    /// It is in.
    record Taken() implements Applied {}

    /// Nothing of it is in, for another has written: the partition stands here now; null: it is gone.
    record Refused(@Nullable Checkpoint found) implements Applied {}
}
