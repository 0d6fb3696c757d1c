package io.banyan.projector.function;

import io.banyan.projections.change.TableSpec;
import java.util.List;

/// A table that a function is told the changes of.
///
/// @param partition where its changes belong
/// @param reads documents that are sent along with each of its changes, where the row has the columns for their keys
record ReadTable(TableSpec table, KeyTemplate partition, List<KeyTemplate> reads) {
    ReadTable {
        reads = List.copyOf(reads);
    }
}
