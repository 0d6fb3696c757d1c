package io.banyan.live;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What a store takes whole or not at all: exactly when its own revision is `known`. Whoever comes second makes the
/// commit again from the state that the store gave back; so two commits never mix, and every copy knows one order.
///
/// @param known the revision of the state that the commit was made from
/// @param revision of the whole state after it
public record Commit(Revision known, Revision revision, List<Write> writes) {
    public Commit {
        writes = List.copyOf(writes);
    }

    /// The changes to record, in order.
    public List<Change> changes() {
        return writes.stream().map(Write::change).filter(Objects::nonNull).toList();
    }

    /// One thing written.
    public sealed interface Write {
        /// To be recorded; null where only the adopted file values move.
        @Nullable
        Change change();
    }

    public record GroupWrite(
            String group, StoredGroup after, @Nullable Change change) implements Write {}

    public record SwitchWrite(StoredSwitch after, @Nullable Change change) implements Write {}
}
