package io.banyan.projections.store;

import io.banyan.projections.change.LogPosition;
import io.banyan.projections.projection.StoredDocument;
import io.banyan.projections.projection.Written;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// The statements of one batch, in the transaction of whoever calls.
final class PostgresViewWrites {
    private final Connection connection;
    private final String view;
    private final int partition;

    PostgresViewWrites(Connection connection, ViewId view, int partition) {
        this.connection = connection;
        this.view = view.toString();
        this.partition = partition;
    }

    /// Moves the checkpoint, and keeps everybody else off the partition until the transaction ends.
    ///
    /// @return whether the partition stood at the expected turn, and not further on
    boolean moved(Batch batch) throws SQLException {
        Checkpoint next = batch.next();
        String fields = DocumentJson.JSON.writeValueAsString(next.fields());
        if (batch.expected() == null) {
            return update(
                            "insert into banyan_views.checkpoint (turn, commit, n, fields, view, part)"
                                    + " values (?, ?, ?, ?::json, ?, ?) on conflict do nothing",
                            next.turn(),
                            commit(next.at()),
                            n(next.at()),
                            fields,
                            view,
                            partition)
                    == 1;
        }
        return update(
                        "update banyan_views.checkpoint set turn = ?, commit = ?, n = ?, fields = ?::json"
                                + " where view = ? and part = ? and turn = ? and (? or (commit, n) <= (?, ?))",
                        next.turn(),
                        commit(next.at()),
                        n(next.at()),
                        fields,
                        view,
                        partition,
                        batch.expected(),
                        batch.clear(),
                        commit(next.at()),
                        n(next.at()))
                == 1;
    }

    void write(Batch batch) throws SQLException {
        if (batch.clear()) {
            for (String table : List.of("document", "entry", "dead_letter")) {
                update("delete from banyan_views." + table + " where view = ? and part = ?", view, partition);
            }
        }
        leave(batch.documents());
        put(batch.documents());
        enter(batch.documents());
        park(batch);
    }

    private void put(List<Written> documents) throws SQLException {
        List<String> keys = new ArrayList<>();
        List<@Nullable String> entries = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        for (Written written : documents) {
            StoredDocument after = written.after();
            if (after != null) {
                keys.add(written.key().toString());
                entries.add(after.entries().isEmpty() ? null : DocumentJson.entries(after.entries()));
                texts.add(DocumentJson.text(after.document()));
            }
        }
        if (!keys.isEmpty()) {
            update(
                    "insert into banyan_views.document (view, part, key, entries, document)"
                            + " select ?, ?, key, entries::json, document::json"
                            + " from unnest(?::text[], ?::text[], ?::text[]) as written (key, entries, document)"
                            + " on conflict (view, part, key)"
                            + " do update set entries = excluded.entries, document = excluded.document",
                    view,
                    partition,
                    array(keys),
                    array(entries),
                    array(texts));
        }
    }

    private void leave(List<Written> documents) throws SQLException {
        List<String> gone = documents.stream()
                .filter(written -> written.after() == null)
                .map(written -> written.key().toString())
                .toList();
        if (!gone.isEmpty()) {
            update(
                    "delete from banyan_views.document where view = ? and part = ? and key = any(?)",
                    view,
                    partition,
                    array(gone));
        }
        entries(
                documents,
                Written::left,
                "delete from banyan_views.entry e using"
                        + " unnest(?::text[], ?::text[], ?::text[]) as gone (index, sort, key)"
                        + " where e.view = ? and e.part = ?"
                        + " and e.index = gone.index and e.sort = gone.sort and e.key = gone.key");
    }

    private void enter(List<Written> documents) throws SQLException {
        entries(
                documents,
                Written::entered,
                "insert into banyan_views.entry (index, sort, key, view, part)"
                        + " select index, sort, key, ?, ? from"
                        + " unnest(?::text[], ?::text[], ?::text[]) as entered (index, sort, key)"
                        + " on conflict do nothing");
    }

    private interface Entries {
        SequencedMap<String, String> of(Written written);
    }

    private void entries(List<Written> documents, Entries which, String sql) throws SQLException {
        List<String> indexes = new ArrayList<>();
        List<String> sorts = new ArrayList<>();
        List<String> keys = new ArrayList<>();
        for (Written written : documents) {
            which.of(written).forEach((index, sort) -> {
                indexes.add(index);
                sorts.add(sort);
                keys.add(written.key().toString());
            });
        }
        if (indexes.isEmpty()) {
            return;
        }
        if (sql.startsWith("insert")) {
            update(sql, view, partition, array(indexes), array(sorts), array(keys));
        } else {
            update(sql, array(indexes), array(sorts), array(keys), view, partition);
        }
    }

    private void park(Batch batch) throws SQLException {
        Map<String, String> parked = new LinkedHashMap<>();
        batch.parked().forEach(letter -> parked.put(letter.id(), DeadLetterJson.text(letter)));
        if (!parked.isEmpty()) {
            update(
                    "insert into banyan_views.dead_letter (view, part, id, letter)"
                            + " select ?, ?, id, letter::json from unnest(?::text[], ?::text[]) as parked (id, letter)"
                            + " on conflict (view, part, id) do update set letter = excluded.letter",
                    view,
                    partition,
                    array(List.copyOf(parked.keySet())),
                    array(List.copyOf(parked.values())));
        }
        if (!batch.unparked().isEmpty()) {
            update(
                    "delete from banyan_views.dead_letter where view = ? and part = ? and id = any(?)",
                    view,
                    partition,
                    array(batch.unparked()));
        }
    }

    private Array array(List<? extends @Nullable String> texts) throws SQLException {
        return connection.createArrayOf("text", texts.toArray());
    }

    private int update(String sql, Object... values) throws SQLException {
        return PostgresAccess.update(connection, sql, values);
    }

    private static BigDecimal commit(LogPosition at) {
        return new BigDecimal(Long.toUnsignedString(at.commit()));
    }

    private static BigDecimal n(LogPosition at) {
        return new BigDecimal(Long.toUnsignedString(at.n()));
    }
}
