package io.banyan.projections.store;

import io.banyan.projections.projection.DocumentKey;
import io.banyan.projections.projection.StoredDocument;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Views in tables of a PostgreSQL of the new side, in schema `banyan_views`. A batch is one transaction, a read one
/// statement. It may be the monolith's own database, where nothing else is allowed: then the views are as available.
public final class PostgresViewStore implements ViewStore {
    private final DataSource database;

    private PostgresViewStore(DataSource database) {
        this.database = database;
    }

    /// Makes its tables where they are missing.
    ///
    /// @param database with connections that commit by themselves, best from a pool; stays the caller's, who closes
    ///     it
    /// @throws ViewRefused when it may not make them: with what to run
    /// @throws ViewUnavailable when the database gives no answer
    public static PostgresViewStore open(DataSource database) {
        var store = new PostgresViewStore(database);
        try (InputStream tables = PostgresViewStore.class.getResourceAsStream("tables.sql")) {
            if (tables == null) {
                throw new IllegalStateException("tables.sql is missing from the jar");
            }
            store.make(new String(tables.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return store;
    }

    private void make(String tables) {
        try (Connection connection = database.getConnection();
                var statement = connection.createStatement()) {
            // Two at once would make the same tables, and one would fail.
            statement.execute("begin; select pg_advisory_xact_lock(hashtext('banyan_views')); " + tables + "; commit");
        } catch (SQLException failed) {
            if ("42501".equals(failed.getSQLState())) {
                throw new ViewRefused("the tables for views could not be made: " + failed.getMessage()
                        + "; run as the database's owner: create schema banyan_views authorization ROLE");
            }
            throw PostgresTrouble.unavailable(failed);
        }
    }

    @Override
    public Registration register(Registration registration) {
        return asked(connection -> {
            update(
                    connection,
                    "insert into banyan_views.registration (view, code, partitions) values (?, ?, ?)"
                            + " on conflict do nothing",
                    registration.view().toString(),
                    registration.code(),
                    registration.partitions());
            Registration kept = registration(connection, registration.view());
            return kept == null ? registration : kept;
        });
    }

    @Override
    public @Nullable Registration registration(ViewId view) {
        return asked(connection -> Optional.ofNullable(registration(connection, view)))
                .orElse(null);
    }

    private static @Nullable Registration registration(Connection connection, ViewId view) throws SQLException {
        try (PreparedStatement asked =
                connection.prepareStatement("select code, partitions from banyan_views.registration where view = ?")) {
            asked.setString(1, view.toString());
            try (ResultSet rows = asked.executeQuery()) {
                return rows.next() ? new Registration(view, rows.getString(1), rows.getInt(2)) : null;
            }
        }
    }

    @Override
    public List<ViewId> views() {
        return asked(connection -> {
            List<ViewId> views = new ArrayList<>();
            try (var statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("select view from banyan_views.registration")) {
                while (rows.next()) {
                    views.add(ViewId.parse(rows.getString(1)));
                }
            }
            views.sort(Comparator.comparing(ViewId::name).thenComparing(ViewId::version));
            return views;
        });
    }

    @Override
    public @Nullable Checkpoint checkpoint(ViewId view, int partition) {
        return asked(connection -> Optional.ofNullable(new PostgresViewReads(connection, view, partition).checkpoint()))
                .orElse(null);
    }

    @Override
    public Applied apply(ViewId view, int partition, Batch batch) {
        return atOnce(connection -> {
            var writes = new PostgresViewWrites(connection, view, partition);
            if (writes.moved(batch)) {
                writes.write(batch);
                return new Applied.Taken();
            }
            return refused(batch, new PostgresViewReads(connection, view, partition).checkpoint());
        });
    }

    private static Applied refused(Batch batch, @Nullable Checkpoint found) {
        if (found != null && found.turn().equals(batch.expected())) {
            throw new ViewRefused(
                    "a checkpoint never goes back: " + batch.next().at() + " is before " + found.at());
        }
        return new Applied.Refused(found);
    }

    @Override
    public Seen<Map<DocumentKey, StoredDocument>> documents(ViewId view, int partition, Collection<DocumentKey> keys) {
        return asked(connection -> new PostgresViewReads(connection, view, partition).documents(keys));
    }

    @Override
    public Seen<List<Placed>> range(ViewId view, int partition, IndexRange range) {
        return asked(connection -> new PostgresViewReads(connection, view, partition).range(range));
    }

    @Override
    public long size(ViewId view, int partition) {
        return asked(connection -> {
            try (PreparedStatement asked = connection.prepareStatement(
                    "select count(*) from banyan_views.document where view = ? and part = ?")) {
                asked.setString(1, view.toString());
                asked.setInt(2, partition);
                try (ResultSet rows = asked.executeQuery()) {
                    rows.next();
                    return rows.getLong(1);
                }
            }
        });
    }

    @Override
    public List<DeadLetter> deadLetters(ViewId view, int partition) {
        return asked(connection -> {
            List<DeadLetter> letters = new ArrayList<>();
            try (PreparedStatement asked = connection.prepareStatement(
                    "select letter from banyan_views.dead_letter where view = ? and part = ?")) {
                asked.setString(1, view.toString());
                asked.setInt(2, partition);
                try (ResultSet rows = asked.executeQuery()) {
                    while (rows.next()) {
                        letters.add(DeadLetterJson.letter(rows.getString(1)));
                    }
                }
            }
            letters.sort(DeadLetter.ORDER);
            return letters;
        });
    }

    @Override
    public boolean lease(ViewId view, String owner, Duration length) {
        return asked(connection -> update(
                        connection,
                        "insert into banyan_views.lease as held (view, owner, until)"
                                + " values (?, ?, clock_timestamp() + ? * interval '1 millisecond')"
                                + " on conflict (view) do update set owner = excluded.owner, until = excluded.until"
                                + " where held.owner = excluded.owner or held.until < clock_timestamp()",
                        view.toString(),
                        owner,
                        length.toMillis())
                == 1);
    }

    @Override
    public void release(ViewId view, String owner) {
        asked(connection -> update(
                connection, "delete from banyan_views.lease where view = ? and owner = ?", view.toString(), owner));
    }

    @Override
    public void ask(ViewId view, @Nullable Wish wish) {
        asked(connection -> wish == null
                ? update(connection, "delete from banyan_views.wish where view = ?", view.toString())
                : update(
                        connection,
                        "insert into banyan_views.wish (view, wish) values (?, ?)"
                                + " on conflict (view) do update set wish = excluded.wish",
                        view.toString(),
                        wish.name()));
    }

    @Override
    public void done(ViewId view, Wish wish) {
        asked(connection -> update(
                connection, "delete from banyan_views.wish where view = ? and wish = ?", view.toString(), wish.name()));
    }

    @Override
    public @Nullable Wish wish(ViewId view) {
        return asked(connection -> {
                    try (PreparedStatement asked =
                            connection.prepareStatement("select wish from banyan_views.wish where view = ?")) {
                        asked.setString(1, view.toString());
                        try (ResultSet rows = asked.executeQuery()) {
                            return rows.next() ? Optional.of(Wish.valueOf(rows.getString(1))) : Optional.<Wish>empty();
                        }
                    }
                })
                .orElse(null);
    }

    @Override
    public void drop(ViewId view) {
        atOnce(connection -> {
            for (String table :
                    List.of("checkpoint", "document", "entry", "dead_letter", "registration", "lease", "wish")) {
                update(connection, "delete from banyan_views." + table + " where view = ?", view.toString());
            }
            return true;
        });
    }

    private interface Question<T> {
        T ask(Connection connection) throws SQLException;
    }

    private <T> T asked(Question<T> question) {
        try (Connection connection = database.getConnection()) {
            return question.ask(connection);
        } catch (SQLException failed) {
            throw PostgresTrouble.unavailable(failed);
        }
    }

    private <T> T atOnce(Question<T> question) {
        return asked(connection -> {
            connection.setAutoCommit(false);
            try {
                T answer = question.ask(connection);
                connection.commit();
                return answer;
            } catch (SQLException failed) {
                throw PostgresTrouble.refused(failed);
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        });
    }

    private static int update(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return statement.executeUpdate();
        }
    }

    /// The database stays open.
    @Override
    public void close() {}
}
