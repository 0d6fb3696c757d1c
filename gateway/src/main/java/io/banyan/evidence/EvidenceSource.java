package io.banyan.evidence;

/// What is known now; answers at once, from memory.
public interface EvidenceSource {
    /// Of a group at the revision in force here; `Evidence.NONE` where nothing is known.
    Evidence of(String group);
}
