package io.banyan.projections.change;

import java.util.Set;

/// From here on a table no longer has what was declared of it. Views that read one of its columns are stale until
/// they are built anew; others go on.
///
/// @param columns the declared columns that are gone, or mean something else now; empty: all of the table
/// @param why a sentence for whoever runs it, with what to do: `public.event has no column title any more, but
///     has headline; …`
public record SchemaChange(LogPosition position, TableName table, Set<String> columns, String why) implements LogEntry {
    public SchemaChange {
        columns = Set.copyOf(columns);
    }

    /// Whether it harms whoever reads this column.
    public boolean concerns(TableName read, String column) {
        return table.equals(read) && (columns.isEmpty() || columns.contains(column));
    }
}
