package io.banyan.store;

import io.banyan.live.AuditQuery;
import io.banyan.live.Author;
import io.banyan.live.Change;
import io.banyan.live.Commit;
import io.banyan.live.CommitResult;
import io.banyan.live.Door;
import io.banyan.live.LiveStore;
import io.banyan.live.LiveValue;
import io.banyan.live.Reading;
import io.banyan.live.ReplicaCopy;
import io.banyan.live.Revision;
import io.banyan.live.Step;
import io.banyan.live.StoredState;
import io.banyan.live.StoredSwitch;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/// Live state of one gateway, in the SQLite database `live.db` of its state folder. What it says it took is on disk.
/// The work is done on the thread that waits for the answer.
///
/// A database that cannot be read is set aside. The new one begins with what the replica's copy holds and with the
/// kill switch for everything thrown, because the copy may be older than what was lost and legacy is always right; the
/// audit says so, through the door `recovery`.
public final class LocalLiveStore implements LiveStore {
    /// How many changes the audit keeps; a commit repeated after that many others would be taken again.
    static final int AUDIT = 100_000;

    private static final String FILE = "live.db";

    private final SqliteFile file;
    private final Sinks.Empty<Revision> closed = Sinks.empty();

    /// @param state the state folder, which exists and which a `StateLock` keeps for this process
    /// @param last what the replica's copy holds, for a database that cannot be read
    /// @throws java.io.UncheckedIOException when the file cannot be opened or made
    public LocalLiveStore(Path state, ReplicaCopy.Saved last, InstantSource clock) {
        this.file = SqliteFile.open(state.resolve(FILE), SqliteTables::state, clock);
        Path aside = file.setAside();
        if (aside != null) {
            file.transact(connection -> beginKilled(connection, last, aside, clock.instant()));
        }
    }

    private static StoredState beginKilled(Connection connection, ReplicaCopy.Saved last, Path aside, Instant now)
            throws SQLException {
        Revision was = last.state().revision();
        Revision revision = new Revision(was.epoch() + 1, was.number() + 1);
        StoredSwitch before = last.state().everything();
        StoredSwitch thrown = new StoredSwitch(
                new Revision(revision.epoch(), before.revision().number() + 1), true);
        StoredState state = new StoredState(revision, last.state().groups(), thrown);
        String says = "live.db could not be read and was set aside as " + aside.getFileName()
                + ": everything goes to the monolith, weights are as this replica knew them at " + was
                + ", changes after that are lost; check the weights, then take the kill of everything back";
        List<Step> steps = List.of(
                new Step(Step.RECOVERY, null, "epoch " + was.epoch(), "epoch " + revision.epoch()),
                Step.of(LiveValue.KILL, null, before.killed(), true));
        Author author = new Author("banyan", Door.RECOVERY, says);
        List<Change> changes = new ArrayList<>(last.changes());
        changes.add(new Change(id(), null, thrown.revision(), revision.number(), now, author, steps));
        SqliteTables.replace(connection, state);
        SqliteTables.record(connection, changes, AUDIT);
        return state;
    }

    private static String id() {
        return UUID.randomUUID().toString();
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
