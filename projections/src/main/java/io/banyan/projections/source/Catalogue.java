package io.banyan.projections.source;

import io.banyan.projections.change.TableName;
import io.banyan.projections.change.TableSpec;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What PostgreSQL's catalogue says about tables, publications and roles.
final class Catalogue {
    /// @param identity how a row is named in the stream: `d` by the primary key, `f` whole, `i` by an index, `n`
    ///     not
    /// @param columns name → whether it can be published (not one that is computed)
    /// @param key the primary key's columns; empty: none
    /// @param unreadable columns that this role may not select
    /// @param isPartitioned its rows are in tables of their own, which come and go
    /// @param isOwned by this role, or by one that it is a member of
    record Table(
            char identity,
            boolean isPartitioned,
            Map<String, Boolean> columns,
            List<String> key,
            List<String> unreadable,
            boolean isOwned) {}

    /// @param tables what it sends → which columns
    /// @param isWhole all four kinds of change, no row left out, partitions under their table's name
    record Published(Map<TableName, List<String>> tables, boolean isWhole, boolean isForAll) {}

    private final Connection connection;

    Catalogue(Connection connection) {
        this.connection = connection;
    }

    /// Null when there is no such table.
    @Nullable
    Table table(TableSpec spec) throws SQLException {
        String sql = """
                select c.relreplident, a.attname, a.attgenerated = '', coalesce(array_position((i.indkey::int2[])[0:i.indnkeyatts - 1], a.attnum), -1),
                  has_column_privilege(c.oid, a.attnum, 'SELECT'), pg_has_role(c.relowner, 'USAGE'), c.relkind = 'p'
                from pg_class c join pg_namespace n on n.oid = c.relnamespace
                join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
                left join pg_index i on i.indrelid = c.oid and i.indisprimary
                where n.nspname = ? and c.relname = ? and c.relkind in ('r', 'p') order by a.attnum""";
        try (PreparedStatement question = connection.prepareStatement(sql)) {
            question.setString(1, spec.table().schema());
            question.setString(2, spec.table().name());
            try (ResultSet rows = question.executeQuery()) {
                return table(spec, rows);
            }
        }
    }

    private static @Nullable Table table(TableSpec spec, ResultSet rows) throws SQLException {
        Map<String, Boolean> columns = new LinkedHashMap<>();
        Map<Integer, String> key = new TreeMap<>();
        List<String> unreadable = new ArrayList<>();
        char identity = ' ';
        boolean isOwned = false;
        boolean isPartitioned = false;
        while (rows.next()) {
            identity = rows.getString(1).charAt(0);
            String column = rows.getString(2);
            columns.put(column, rows.getBoolean(3));
            if (rows.getInt(4) >= 0) {
                key.put(rows.getInt(4), column);
            }
            if (!rows.getBoolean(5) && spec.columns().contains(column)) {
                unreadable.add(column);
            }
            isOwned = rows.getBoolean(6);
            isPartitioned = rows.getBoolean(7);
        }
        return columns.isEmpty()
                ? null
                : new Table(identity, isPartitioned, columns, List.copyOf(key.values()), unreadable, isOwned);
    }

    /// Null when there is no such publication.
    @Nullable
    Published published(String name) throws SQLException {
        Published found;
        String flags = """
                select puballtables, pubinsert and pubupdate and pubdelete and pubtruncate and pubviaroot
                  and not exists (select from pg_publication_rel r where r.prpubid = p.oid and r.prqual is not null)
                from pg_publication p where pubname = ?""";
        try (PreparedStatement question = connection.prepareStatement(flags)) {
            question.setString(1, name);
            try (ResultSet rows = question.executeQuery()) {
                if (!rows.next()) {
                    return null;
                }
                found = new Published(new LinkedHashMap<>(), rows.getBoolean(2), rows.getBoolean(1));
            }
        }
        String tables = "select schemaname, tablename, array_to_string(attnames, chr(1)) from pg_publication_tables"
                + " where pubname = ?";
        try (PreparedStatement question = connection.prepareStatement(tables)) {
            question.setString(1, name);
            try (ResultSet rows = question.executeQuery()) {
                while (rows.next()) {
                    found.tables()
                            .put(
                                    new TableName(rows.getString(1), rows.getString(2)),
                                    List.of(rows.getString(3).split("\u0001", -1)));
                }
            }
        }
        return found;
    }

    /// About so many rows; 0: nobody has counted them yet.
    long expectedRows(List<TableSpec> tables) throws SQLException {
        String sql = "select greatest(c.reltuples, 0)::bigint from pg_class c join pg_namespace n"
                + " on n.oid = c.relnamespace where n.nspname = ? and c.relname = ?";
        long expected = 0;
        try (PreparedStatement question = connection.prepareStatement(sql)) {
            for (TableSpec table : tables) {
                question.setString(1, table.table().schema());
                question.setString(2, table.table().name());
                try (ResultSet rows = question.executeQuery()) {
                    expected += rows.next() ? rows.getLong(1) : 0;
                }
            }
        }
        return expected;
    }

    /// The one value that a question gives, as text; null for NULL and for no row.
    @Nullable
    String one(String sql) throws SQLException {
        try (var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() ? rows.getString(1) : null;
        }
    }
}
