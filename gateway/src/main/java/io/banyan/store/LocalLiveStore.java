package io.banyan.store;

import io.banyan.live.AuditQuery;
import io.banyan.live.Change;
import io.banyan.live.Commit;
import io.banyan.live.CommitResult;
import io.banyan.live.LiveStore;
import io.banyan.live.Reading;
import io.banyan.live.ReplicaCopy;
import io.banyan.live.Revision;
import io.banyan.live.StoredState;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/// Live state of one gateway, in the SQLite database `live.db` of its state folder. What it says it took is on disk.
/// The work is done on the thread that waits for the answer.
///
/// A database that cannot be read is set aside, and the new one begins as `AfterLoss` says.
public final class LocalLiveStore implements LiveStore {
    /// How many changes the audit keeps; a commit repeated after that many others would be taken again.
    static final int AUDIT = 100_000;

    static final String FILE = "live.db";

    private final SqliteFile file;
    private final Sinks.Empty<Revision> closed = Sinks.empty();

    /// @param state the state folder, which exists and which a `StateLock` keeps for this process
    /// @param last what the replica's copy holds, for a database that cannot be read
    /// @throws java.io.UncheckedIOException when SQLite cannot be used
    public LocalLiveStore(Path state, ReplicaCopy.Saved last, InstantSource clock) {
        this.file = SqliteFile.open(state.resolve(FILE), SqliteTables::state, clock);
        String lost = file.lost();
        if (lost != null) {
            AfterLoss begins = AfterLoss.of(last, FILE + " " + lost, clock.instant());
            file.transact(connection -> {
                SqliteTables.replace(connection, begins.state());
                SqliteTables.record(connection, begins.changes(), AUDIT);
                return begins;
            });
        }
    }

    /// Looks whether the database is where it belongs, and writes it there anew if it is not.
    ///
    /// @return why it cannot be written; empty = it is there
    Optional<String> look() {
        return file.look();
    }

    @Override
    public String kind() {
        return "embedded";
    }

    @Override
    public Mono<Reading> read(long after) {
        return ask(connection -> new Reading(SqliteTables.state(connection), SqliteTables.after(connection, after)));
    }

    @Override
    public Mono<Revision> revision() {
        return ask(SqliteTables::revision);
    }

    @Override
    public Mono<CommitResult> commit(Commit commit) {
        return ask(connection -> {
            if (SqliteTables.hasAll(connection, commit.changes())) {
                return new CommitResult(true, SqliteTables.state(connection));
            }
            boolean first = SqliteTables.revision(connection).equals(commit.known());
            if (first) {
                write(connection, commit);
            }
            return new CommitResult(first, SqliteTables.state(connection));
        });
    }

    private static void write(Connection connection, Commit commit) throws SQLException {
        for (Commit.Write write : commit.writes()) {
            switch (write) {
                case Commit.GroupWrite one -> SqliteTables.put(connection, one.group(), one.after());
                case Commit.SwitchWrite one -> SqliteTables.put(connection, one.after());
            }
        }
        SqliteTables.put(connection, commit.revision());
        SqliteTables.record(connection, commit.changes(), AUDIT);
    }

    @Override
    public Mono<CommitResult> recover(Revision expected, StoredState state, List<Change> changes) {
        return ask(connection -> {
            boolean first = SqliteTables.revision(connection).equals(expected);
            if (first) {
                SqliteTables.replace(connection, state);
                SqliteTables.record(connection, changes, AUDIT);
            }
            return new CommitResult(first, SqliteTables.state(connection));
        });
    }

    /// Writes the revision that it has.
    @Override
    public Mono<Boolean> writable() {
        return ask(connection -> {
            SqliteTables.put(connection, SqliteTables.revision(connection));
            return true;
        });
    }

    @Override
    public Mono<List<Change>> audit(AuditQuery query) {
        return ask(connection -> SqliteTables.audit(connection, query));
    }

    @Override
    public Mono<Void> seen(Set<String> groups, Instant now) {
        return ask(connection -> SqliteTables.seen(connection, groups, now)).then();
    }

    /// None: nobody else writes. Ends when the store is closed.
    @Override
    public Flux<Revision> hints() {
        return closed.asMono().flux();
    }

    private <T> Mono<T> ask(SqliteFile.Work<T> work) {
        return Mono.fromCallable(() -> file.transact(work));
    }

    @Override
    public void close() {
        closed.tryEmitEmpty();
        file.close();
    }
}
