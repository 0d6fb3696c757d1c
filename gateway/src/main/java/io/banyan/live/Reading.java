package io.banyan.live;

import java.util.List;

/// A store's state, and the changes that led there.
///
/// @param changes those after the order asked for, oldest first; the newest 1,000 at most
public record Reading(StoredState state, List<Change> changes) {
    /// How many changes a replica keeps.
    public static final int KEPT = 1_000;

    public Reading {
        changes = List.copyOf(changes);
    }
}
