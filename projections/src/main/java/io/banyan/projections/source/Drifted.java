package io.banyan.projections.source;

import io.banyan.projections.change.TableName;
import java.util.Set;

/// A table that no longer has what was declared of it.
///
/// @param columns the declared ones that are gone; empty: all of the table, or it is another one now
/// @param why a sentence with what to do
public record Drifted(TableName table, Set<String> columns, String why) {
    public Drifted {
        columns = Set.copyOf(columns);
    }
}
