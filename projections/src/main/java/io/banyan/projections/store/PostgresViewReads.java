package io.banyan.projections.store;

import io.banyan.projections.projection.DocumentKey;
import io.banyan.projections.projection.PartitionKey;
import io.banyan.projections.projection.StoredDocument;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/// The statements that read: each gives the checkpoint with what it held for, as one statement sees one moment.
final class PostgresViewReads {
    private static final TypeReference<TreeMap<String, String>> FIELDS = new TypeReference<>() {};

    private final Connection connection;
    private final ViewId view;
    private final int partition;

    PostgresViewReads(Connection connection, ViewId view, int partition) {
        this.connection = connection;
        this.view = view;
        this.partition = partition;
    }

    @Nullable
    Checkpoint checkpoint() throws SQLException {
        try (PreparedStatement asked = prepared(
                        "select fields from banyan_views.checkpoint where view = ? and part = ?",
                        view.toString(),
                        partition);
                ResultSet rows = asked.executeQuery()) {
            return rows.next() ? checkpoint(rows) : null;
        }
    }

    Seen<Map<DocumentKey, StoredDocument>> documents(Collection<DocumentKey> keys) throws SQLException {
        Object[] texts = keys.stream().map(DocumentKey::toString).toArray();
        Map<DocumentKey, StoredDocument> found = new LinkedHashMap<>();
        try (PreparedStatement asked = prepared(
                        "select c.fields, d.key, d.entries, d.document from banyan_views.checkpoint c"
                                + " left join banyan_views.document d"
                                + " on d.view = ? and d.part = ? and d.key = any(?) where c.view = ? and c.part = ?",
                        view.toString(),
                        partition,
                        connection.createArrayOf("text", texts),
                        view.toString(),
                        partition);
                ResultSet rows = asked.executeQuery()) {
            Checkpoint checkpoint = first(rows);
            do {
                String key = rows.getString("key");
                if (key != null) {
                    String entries = rows.getString("entries");
                    found.put(
                            DocumentKey.parse(key),
                            new StoredDocument(
                                    DocumentJson.document(rows.getString("document")),
                                    DocumentJson.entries(entries == null ? "" : entries)));
                }
            } while (rows.next());
            return new Seen<>(found, checkpoint);
        }
    }

    Seen<List<Placed>> range(IndexRange range) throws SQLException {
        List<Object> values = new ArrayList<>(List.of(view.toString(), partition, range.index(), range.from()));
        StringBuilder within = new StringBuilder("view = ? and part = ? and index = ? and sort >= ?");
        String to = range.to();
        if (to != null) {
            within.append(" and sort < ?");
            values.add(to);
        }
        IndexPlace after = range.after();
        if (after != null) {
            within.append(range.descending() ? " and (sort, key) < (?, ?)" : " and (sort, key) > (?, ?)");
            values.addAll(List.of(after.sort(), after.key().toString()));
        }
        String way = range.descending() ? " desc" : "";
        values.addAll(List.of(range.offset(), range.limit(), view.toString(), partition, view.toString(), partition));
        List<Placed> found = new ArrayList<>();
        try (PreparedStatement asked = prepared(
                        "select c.fields, e.sort, e.key, d.document from banyan_views.checkpoint c"
                                + " left join lateral (select sort, key from banyan_views.entry where " + within
                                + " order by sort" + way + ", key" + way + " offset ? limit ?) e on true"
                                + " left join banyan_views.document d on d.view = ? and d.part = ? and d.key = e.key"
                                + " where c.view = ? and c.part = ? order by e.sort" + way + ", e.key" + way,
                        values.toArray());
                ResultSet rows = asked.executeQuery()) {
            Checkpoint checkpoint = first(rows);
            do {
                String document = rows.getString("document");
                if (document != null) {
                    found.add(new Placed(
                            new IndexPlace(rows.getString("sort"), DocumentKey.parse(rows.getString("key"))),
                            DocumentJson.document(document)));
                }
            } while (rows.next());
            return new Seen<>(found, checkpoint);
        }
    }

    Seen<Long> count(IndexRange range) throws SQLException {
        List<Object> values = new ArrayList<>(List.of(view.toString(), partition, range.index(), range.from()));
        String to = range.to();
        if (to != null) {
            values.add(to);
        }
        values.addAll(List.of(view.toString(), partition));
        try (PreparedStatement asked = prepared(
                        "select c.fields, (select count(*) from banyan_views.entry where view = ? and part = ?"
                                + " and index = ? and sort >= ?" + (to == null ? "" : " and sort < ?")
                                + (partition == 0 ? "" : " and key not like '*/%'")
                                + ") as entries from banyan_views.checkpoint c where c.view = ? and c.part = ?",
                        values.toArray());
                ResultSet rows = asked.executeQuery()) {
            Checkpoint checkpoint = first(rows);
            return new Seen<>(rows.getLong("entries"), checkpoint);
        }
    }

    /// Of a partition key all keys from `event:42/` on and before `event:420`, as 0 comes after the slash. The limit
    /// keeps
    /// the planner from looking at all documents for each partition key.
    Set<DocumentKey> keys(Collection<PartitionKey> of) throws SQLException {
        Object[] texts = of.stream().map(PartitionKey::text).toArray();
        return found(prepared(
                "select d.key from unnest(?::text[]) as asked (partition) cross join lateral"
                        + " (select key from banyan_views.document where view = ? and part = ?"
                        + " and key >= (asked.partition || '/') collate \"C\""
                        + " and key < (asked.partition || '0') collate \"C\" order by key limit 1000000000) d",
                connection.createArrayOf("text", texts),
                view.toString(),
                partition));
    }

    /// Only as many as are drawn are ever sorted.
    Set<DocumentKey> drawn(int count) throws SQLException {
        return found(prepared(
                "select key from banyan_views.document where view = ? and part = ? order by random() limit ?",
                view.toString(),
                partition,
                count));
    }

    private static Set<DocumentKey> found(PreparedStatement asked) throws SQLException {
        Set<DocumentKey> found = new LinkedHashSet<>();
        try (asked;
                ResultSet rows = asked.executeQuery()) {
            while (rows.next()) {
                found.add(DocumentKey.parse(rows.getString(1)));
            }
        }
        return found;
    }

    private Checkpoint first(ResultSet rows) throws SQLException {
        if (!rows.next()) {
            throw new NoSuchView(view);
        }
        return checkpoint(rows);
    }

    private static Checkpoint checkpoint(ResultSet rows) throws SQLException {
        return Checkpoint.of(DocumentJson.JSON.readValue(rows.getString("fields"), FIELDS));
    }

    private PreparedStatement prepared(String sql, Object... values) throws SQLException {
        return PostgresAccess.prepared(connection, sql, values);
    }
}
