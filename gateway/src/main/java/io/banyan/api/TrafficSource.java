package io.banyan.api;

import io.banyan.exchange.ModernState;
import io.banyan.freshness.ViewNotes;
import io.banyan.snapshot.Snapshot;
import org.jspecify.annotations.Nullable;

/// Says what is in force on the traffic port, at any moment and to any thread.
public interface TrafficSource {
    /// The route files in force.
    Snapshot files();

    /// Requests at the group's modern side now; 0 for a group that is not known.
    int modernInUse(String group);

    /// What is wrong with the group's modern side, as this replica sees it now; null = nothing.
    default @Nullable ModernState modern(String group) {
        return null;
    }

    /// What this replica knows of the group's view now; null = its file asks for no freshness.
    default @Nullable ViewNotes view(String group) {
        return null;
    }
}
