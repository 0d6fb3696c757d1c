package io.banyan.projections.store;

import static io.banyan.projections.store.PostgresAccess.prepared;
import static io.banyan.projections.store.PostgresAccess.update;

import io.banyan.projections.projection.DocumentKey;
import io.banyan.projections.projection.PartitionKey;
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
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Views in tables of a PostgreSQL of the new side, in schema `banyan_views`. A batch is one transaction, a read one
/// statement. It may be the monolith's own database, where nothing else is allowed: then the views are as available.
public final class PostgresViewStore implements ViewStore {
    private final PostgresAccess database;
    private final PostgresWishes wishes;

    private PostgresViewStore(PostgresAccess database) {
        this.database = database;
        this.wishes = new PostgresWishes(database);
    }

    /// Makes its tables where they are missing.
    ///
    /// @param database with connections that commit by themselves, best from a pool; stays the caller's, who closes
    ///     it
    /// @throws ViewRefused when it may not make them: with what to run
    /// @throws ViewUnavailable when the database gives no answer
    public static PostgresViewStore open(DataSource database) {
        var store = new PostgresViewStore(new PostgresAccess(database));
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
        try (Connection connection = database.database().getConnection();
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
    public @Nullable Registration register(Registration registration) {
        database.asked(connection -> update(
                connection,
                "insert into banyan_views.registration (view, code, partitions) values (?, ?, ?)"
                        + " on conflict do nothing",
                registration.view().toString(),
                registration.code(),
                registration.partitions()));
        return registration(registration.view());
    }

    @Override
    public @Nullable Registration registration(ViewId view) {
        return database.asked(connection -> {
                    try (PreparedStatement asked = prepared(
                                    connection,
                                    "select code, partitions from banyan_views.registration r where view = ?"
                                            + " and not exists (select from banyan_views.dropped d where d.view = r.view)",
                                    view.toString());
                            ResultSet rows = asked.executeQuery()) {
                        return rows.next()
                                ? Optional.of(new Registration(view, rows.getString(1), rows.getInt(2)))
                                : Optional.<Registration>empty();
                    }
                })
                .orElse(null);
    }

    @Override
    public List<ViewId> views() {
        return database.asked(connection -> {
            List<ViewId> views = new ArrayList<>();
            try (var statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("select view from banyan_views.registration r where not"
                            + " exists (select from banyan_views.dropped d where d.view = r.view)")) {
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
        return database.asked(connection ->
                        Optional.ofNullable(new PostgresViewReads(connection, view, partition).checkpoint()))
                .orElse(null);
    }

    @Override
    public Applied apply(ViewId view, int partition, Batch batch) {
        return database.atOnce(connection -> {
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
        return database.asked(connection -> new PostgresViewReads(connection, view, partition).documents(keys));
    }

    @Override
    public Seen<List<Placed>> range(ViewId view, int partition, IndexRange range) {
        return database.asked(connection -> new PostgresViewReads(connection, view, partition).range(range));
    }

    @Override
    public Seen<Long> count(ViewId view, int partition, IndexRange range) {
        return database.asked(connection -> new PostgresViewReads(connection, view, partition).count(range));
    }

    @Override
    public Set<DocumentKey> keys(ViewId view, int partition, Collection<PartitionKey> of) {
        return database.asked(connection -> new PostgresViewReads(connection, view, partition).keys(of));
    }

    @Override
    public List<DocumentKey> sample(ViewId view, int partition, int count) {
        return database.asked(connection -> new PostgresViewReads(connection, view, partition).drawn(count)).stream()
                .toList();
    }

    @Override
    public long size(ViewId view, int partition) {
        return database.asked(connection -> {
            try (PreparedStatement asked = prepared(
                            connection,
                            "select count(*) from banyan_views.document where view = ? and part = ?",
                            view.toString(),
                            partition);
                    ResultSet rows = asked.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        });
    }

    @Override
    public List<DeadLetter> deadLetters(ViewId view, int partition) {
        return database.asked(connection -> {
            List<DeadLetter> letters = new ArrayList<>();
            try (PreparedStatement asked = prepared(
                            connection,
                            "select letter from banyan_views.dead_letter where view = ? and part = ?",
                            view.toString(),
                            partition);
                    ResultSet rows = asked.executeQuery()) {
                while (rows.next()) {
                    letters.add(DeadLetterJson.letter(rows.getString(1)));
                }
            }
            letters.sort(DeadLetter.ORDER);
            return letters;
        });
    }

    @Override
    public boolean lease(ViewId view, String owner, Duration length) {
        return database.asked(connection -> update(
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
        database.asked(connection -> update(
                connection, "delete from banyan_views.lease where view = ? and owner = ?", view.toString(), owner));
    }

    @Override
    public void ask(ViewId view, @Nullable Wish wish) {
        wishes.ask(view, wish);
    }

    @Override
    public void done(ViewId view, Did did) {
        wishes.done(view, did);
    }

    @Override
    public @Nullable Wish wish(ViewId view) {
        return wishes.wish(view);
    }

    @Override
    public @Nullable Did did(ViewId view) {
        return wishes.did(view);
    }

    @Override
    public void drop(ViewId view) {
        database.atOnce(connection -> {
            for (String table :
                    List.of("checkpoint", "document", "entry", "dead_letter", "registration", "lease", "wish")) {
                update(connection, "delete from banyan_views." + table + " where view = ?", view.toString());
            }
            return update(
                    connection,
                    "insert into banyan_views.dropped (view) values (?) on conflict do nothing",
                    view.toString());
        });
    }

    @Override
    public boolean isDropped(ViewId view) {
        return database.asked(connection -> {
            try (PreparedStatement asked =
                            prepared(connection, "select from banyan_views.dropped where view = ?", view.toString());
                    ResultSet rows = asked.executeQuery()) {
                return rows.next();
            }
        });
    }

    /// Whoever registered while it was being dropped has to do so again.
    @Override
    public void revive(ViewId view) {
        database.atOnce(connection -> {
            int dropped = update(connection, "delete from banyan_views.dropped where view = ?", view.toString());
            return dropped == 0
                    ? 0
                    : update(connection, "delete from banyan_views.registration where view = ?", view.toString());
        });
    }

    /// The database stays open.
    @Override
    public void close() {}
}
