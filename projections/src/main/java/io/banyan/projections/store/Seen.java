package io.banyan.projections.store;

import java.util.function.Function;

/// What was read, and the checkpoint that held at that very moment.
public record Seen<T>(T value, Checkpoint checkpoint) {
    public <R> Seen<R> map(Function<? super T, ? extends R> made) {
        return new Seen<>(made.apply(value), checkpoint);
    }
}
