package io.banyan.catalog;

import io.banyan.route.Lifecycle;
import io.banyan.route.Origin;
import io.banyan.split.Weight;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What somebody has written of one subject.
///
/// @param group that it belongs to; of a group itself its own name
/// @param place where it runs, in people's words; empty = not told
/// @param versions of which one is meant to answer; empty = nothing is claimed
/// @param applied the highest share of reads that may reach it now; null = no weight decides on it
public record Declared(
        Subject subject,
        String group,
        Ownership ownership,
        Lifecycle lifecycle,
        String place,
        List<DeclaredVersion> versions,
        @Nullable Weight applied,
        Origin origin) {
    public Declared {
        versions = List.copyOf(versions);
    }
}
