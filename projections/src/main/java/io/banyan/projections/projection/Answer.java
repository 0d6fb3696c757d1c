package io.banyan.projections.projection;

import java.util.List;

/// What a [BatchProjection] says of one change.
public sealed interface Answer {
    /// What the change does to the view, in order; empty: nothing.
    record Operations(List<Operation> operations) implements Answer {
        public Operations {
            operations = List.copyOf(operations);
        }
    }

    /// It cannot be applied, and asking again will not help: a sentence without values of a row.
    record Failed(String why) implements Answer {}
}
