package io.banyan.projections.projection;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What a batch comes to for one document, however many changes touched it.
///
/// @param before what the store has; null: nothing
/// @param after what it is to have; null: nothing
public record Written(
        DocumentKey key,
        @Nullable StoredDocument before,
        @Nullable StoredDocument after) {
    /// Index → text, of entries that the store has and is not to have.
    public SortedMap<String, String> left() {
        return beyond(entries(before), entries(after));
    }

    /// Index → text, of entries that the store lacks.
    public SortedMap<String, String> entered() {
        return beyond(entries(after), entries(before));
    }

    private static SortedMap<String, String> entries(@Nullable StoredDocument stored) {
        return stored == null ? Collections.emptySortedMap() : stored.entries();
    }

    private static SortedMap<String, String> beyond(SortedMap<String, String> these, SortedMap<String, String> those) {
        if (these.isEmpty() || these.equals(those)) {
            return Collections.emptySortedMap();
        }
        SortedMap<String, String> beyond = new TreeMap<>(these);
        beyond.entrySet().removeAll(those.entrySet());
        return beyond;
    }
}
