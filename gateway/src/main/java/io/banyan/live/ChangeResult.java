package io.banyan.live;

import java.util.List;

/// What became of a change.
///
/// @param changes recorded; empty where everything was so already
/// @param everywhere false = in force on this replica, and not yet known to the store
/// @param view after it
public record ChangeResult(List<Change> changes, boolean everywhere, LiveView view) {
    public ChangeResult {
        changes = List.copyOf(changes);
    }
}
