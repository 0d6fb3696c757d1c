package io.banyan.evidence;

import java.time.Instant;
import java.util.Set;

/// What the runner of evidence has to know of the gateway's groups. Each answers at once.
public interface WatchedGroups {
    /// Those with a share of reads copied or with a ramp; empty = nothing is to be heard.
    Set<String> names();

    /// A text of all that a group's evidence depends on.
    String matters(String group);

    FromRamps ramps();

    /// What a group's evidence depends on has changed: it begins anew, or goes on from where it was at that revision.
    void moved(String group, Instant now);

    /// Somebody has a group's evidence forgotten, here or on another replica. Reads that were asked before count no
    /// more.
    void forgotten(String group, Instant now);
}
