package io.banyan.store;

import io.banyan.live.Pending;
import io.banyan.live.Reading;
import io.banyan.live.ReplicaCopy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Optional;

/// A replica's own copy in `copy.db` of its state folder: beside Redis, and beside the embedded store too, for which
/// it is the second copy should `live.db` be damaged.
///
/// One that cannot be read is set aside and begins empty: groups are LEGACY until the store answers, and what waited
/// for the store is lost; the log says so.
public final class SqliteReplicaCopy implements ReplicaCopy {
    private static final String FILE = "copy.db";
    private static final String PENDING = "pending";

    private final SqliteFile file;

    /// @param state the state folder, which exists
    /// @throws java.io.UncheckedIOException when SQLite cannot be used
    public SqliteReplicaCopy(Path state, InstantSource clock) {
        this.file = SqliteFile.open(state.resolve(FILE), SqliteReplicaCopy::saved, clock);
    }

    /// Looks whether the database is where it belongs, and writes it there anew if it is not.
    ///
    /// @return why it cannot be written; empty = it is there
    Optional<String> look() {
        return file.look();
    }

    @Override
    public Saved load() {
        return file.transact(SqliteReplicaCopy::saved);
    }

    private static Saved saved(Connection connection) throws SQLException {
        String pending = SqliteTables.document(connection, PENDING);
        return new Saved(
                SqliteTables.state(connection),
                SqliteTables.after(connection, -1),
                pending == null ? Pending.NONE : Documents.pending(pending));
    }

    @Override
    public void save(Reading reading) {
        file.transact(connection -> {
            SqliteTables.replace(connection, reading.state());
            SqliteTables.record(connection, reading.changes(), Reading.KEPT);
            return reading;
        });
    }

    @Override
    public void save(Pending pending) {
        file.transact(connection -> {
            SqliteTables.put(connection, PENDING, Documents.of(pending));
            return pending;
        });
    }

    @Override
    public void close() {
        file.close();
    }
}
