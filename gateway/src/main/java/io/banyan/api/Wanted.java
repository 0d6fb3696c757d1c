package io.banyan.api;

import io.banyan.live.Edit;
import io.banyan.live.Revision;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A change of weights that somebody wants, checked.
///
/// @param expected group → the revision it must stand at
/// @param unmoved what to say where nothing moves: `events is already at 25%`
/// @param undoOf the id of the change that this is to take back; null = of none
/// @param dryRun true = only report what would happen
record Wanted(
        List<Edit> edits,
        Map<String, Revision> expected,
        List<String> unmoved,
        String reason,
        @Nullable String undoOf,
        boolean dryRun) {
    Wanted {
        edits = List.copyOf(edits);
        expected = Map.copyOf(expected);
        unmoved = List.copyOf(unmoved);
    }

    /// In the order of the edits.
    Set<String> groups() {
        Set<String> groups = new LinkedHashSet<>();
        edits.forEach(edit -> groups.add(String.valueOf(edit.group())));
        return groups;
    }
}
