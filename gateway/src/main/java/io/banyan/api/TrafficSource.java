package io.banyan.api;

import io.banyan.snapshot.Snapshot;

/// Says what is in force on the traffic port, at any moment and to any thread.
public interface TrafficSource {
    /// The route files in force.
    Snapshot files();

    /// Requests at the group's modern side now; 0 for a group that is not known.
    int modernInUse(String group);
}
