package io.banyan.projections.change;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one transaction of the monolith changed, whole; of a very large one a part.
///
/// @param entries in order, all with the transaction's commit; may be empty (nothing declared was changed)
/// @param end where it ended; null for a part that is not the last
public record Transaction(List<LogEntry> entries, @Nullable Mark end) {
    public Transaction {
        entries = List.copyOf(entries);
    }
}
