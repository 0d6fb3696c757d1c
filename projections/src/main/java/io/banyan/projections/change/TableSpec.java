package io.banyan.projections.change;

import java.util.LinkedHashSet;
import java.util.List;

/// What is declared of a table: only these columns are ever captured. The primary key's columns are among them.
///
/// @param columns as the database names them, each once; at least one
public record TableSpec(TableName table, List<String> columns) {
    public TableSpec {
        columns = List.copyOf(columns);
        if (columns.isEmpty()) {
            throw new IllegalArgumentException(table + " is declared without columns; name those that views read");
        }
        if (new LinkedHashSet<>(columns).size() < columns.size()) {
            throw new IllegalArgumentException(table + " is declared with a column twice: " + columns);
        }
    }

    /// `TableSpec.of("public.event", "id", "title")`.
    public static TableSpec of(String table, String... columns) {
        return new TableSpec(TableName.parse(table), List.of(columns));
    }
}
