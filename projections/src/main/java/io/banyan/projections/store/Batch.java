package io.banyan.projections.store;

import io.banyan.projections.projection.Written;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is written to one partition in one step, whole or not at all.
///
/// @param expected the turn that it builds on; null: nothing is there yet
/// @param next what the checkpoint is then, with a turn of its own. Its position is never before the one that is there,
///     unless all is cleared
/// @param clear first throws away all documents, entries and dead letters
/// @param parked changes that are not in `documents`, and should be
/// @param unparked ids of dead letters that are in now
public record Batch(
        @Nullable String expected,
        Checkpoint next,
        boolean clear,
        List<Written> documents,
        List<DeadLetter> parked,
        List<String> unparked) {
    public Batch {
        documents = List.copyOf(documents);
        parked = List.copyOf(parked);
        unparked = List.copyOf(unparked);
    }

    /// Only moves the checkpoint.
    public static Batch only(@Nullable String expected, Checkpoint next) {
        return new Batch(expected, next, false, List.of(), List.of(), List.of());
    }

    /// Begins the partition anew.
    public static Batch clearing(@Nullable String expected, Checkpoint next) {
        return new Batch(expected, next, true, List.of(), List.of(), List.of());
    }

    /// Documents and the checkpoint.
    public static Batch of(String expected, Checkpoint next, List<Written> documents) {
        return new Batch(expected, next, false, documents, List.of(), List.of());
    }
}
