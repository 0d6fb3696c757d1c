package io.banyan.live;

import io.banyan.split.Weight;
import org.jspecify.annotations.Nullable;

/// What somebody wants changed.
public sealed interface Edit {
    /// Sets every route of a group: routes with a weight of their own lose it, unless only those that inherit are
    /// meant.
    record GroupWeight(String group, Weight weight, boolean inheritingOnly) implements Edit {}

    /// Sets one route.
    ///
    /// @param weight null = the route returns to its group's
    record RouteWeight(String group, String route, @Nullable Weight weight) implements Edit {}

    /// A kill switch, thrown or taken back.
    ///
    /// @param group null = everything
    /// @param always true = recorded even where the switch is so already: two may throw it while the store is away
    record Kill(@Nullable String group, boolean on, boolean always) implements Edit {}

    /// What a file says from now on. Only values that moved are written, and only where the store last adopted what
    /// this replica saw before: whoever is late writes nothing.
    ///
    /// @param before what this replica's file said before; null at its start
    /// @param version `--files-version`; 0 = none given
    /// @param anyVersion true = a file that differs at the start is an edit whatever its version (embedded store)
    record Adopt(String group, @Nullable Weights before, Weights file, long version, boolean anyVersion)
            implements Edit {}

    /// Null = everything.
    @Nullable
    String group();
}
