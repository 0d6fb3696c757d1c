package io.banyan.projections.source;

import io.banyan.projections.change.TableName;
import io.banyan.projections.change.TableSpec;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// The SQL of a publication that sends what is declared and nothing else. Tables that are named whole get no list
/// of columns: with REPLICA IDENTITY FULL, PostgreSQL refuses the monolith's updates under one.
final class PublicationSql {
    private PublicationSql() {}

    static String create(String name, Collection<TableSpec> tables, Set<TableName> whole) {
        return "CREATE PUBLICATION " + quoted(name) + " FOR TABLE " + listed(tables, whole)
                + " WITH (publish_via_partition_root = true);";
    }

    static String change(String name, Collection<TableSpec> tables, Set<TableName> whole) {
        return "ALTER PUBLICATION " + quoted(name) + " SET TABLE " + listed(tables, whole) + ";";
    }

    static String options(String name) {
        return "ALTER PUBLICATION " + quoted(name)
                + " SET (publish = 'insert, update, delete, truncate', publish_via_partition_root = true);";
    }

    static String drop(String name) {
        return "DROP PUBLICATION IF EXISTS " + quoted(name) + ";";
    }

    static String quoted(TableName table) {
        return quoted(table.schema()) + "." + quoted(table.name());
    }

    /// `"order"`: always quoted, as the database's own words are many.
    static String quoted(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }

    static String columns(List<String> columns) {
        return columns.stream().map(PublicationSql::quoted).collect(Collectors.joining(", "));
    }

    private static String listed(Collection<TableSpec> tables, Set<TableName> whole) {
        return tables.stream()
                .map(spec -> quoted(spec.table())
                        + (whole.contains(spec.table()) ? "" : " (" + columns(spec.columns()) + ")"))
                .collect(Collectors.joining(", "));
    }
}
