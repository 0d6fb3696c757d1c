package io.banyan.evidence;

import org.jspecify.annotations.Nullable;

/// What is known now; answers at once, from memory.
public interface EvidenceSource {
    /// Of a group at the revision in force here; `Evidence.NONE` where nothing is known.
    Evidence of(String group);

    /// How fast it came lately; null = not known yet.
    default @Nullable Lately lately(String group) {
        return null;
    }
}
