package io.banyan.store;

import io.banyan.live.LiveStore;
import io.banyan.live.ReplicaCopy;
import io.banyan.live.StoredState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/// The databases of one state folder, whatever its disk does: SQLite's, in memory where they cannot be written, or
/// plain memory where SQLite cannot be loaded.
public final class StateDatabases {
    private final Path state;
    private final InstantSource clock;
    private final Optional<String> notLoaded;
    private final List<Supplier<Optional<String>>> looks = new CopyOnWriteArrayList<>();

    /// @param state the state folder, which a `StateLock` keeps for this process
    public StateDatabases(Path state, InstantSource clock) {
        this(state, clock, NativePart.load(state).map(why -> why + "; fix that and restart"));
    }

    /// @param notLoaded why SQLite cannot be used; empty = it can
    StateDatabases(Path state, InstantSource clock, Optional<String> notLoaded) {
        this.state = state;
        this.clock = clock;
        this.notLoaded = notLoaded;
    }

    /// The replica's own copy.
    public ReplicaCopy copy() {
        if (notLoaded.isPresent()) {
            return new MemoryReplicaCopy();
        }
        SqliteReplicaCopy copy = new SqliteReplicaCopy(state, clock);
        looks.add(copy::look);
        return copy;
    }

    /// The embedded store.
    ///
    /// @param last what the copy holds, for a database that cannot be read
    public LiveStore store(ReplicaCopy.Saved last) {
        if (notLoaded.isEmpty()) {
            LocalLiveStore store = new LocalLiveStore(state, last, clock);
            looks.add(store::look);
            return store;
        }
        if (Files.exists(state.resolve(LocalLiveStore.FILE))) {
            AfterLoss lost = AfterLoss.of(last, LocalLiveStore.FILE + " could not be read", clock.instant());
            return new MemoryLiveStore(lost.state(), lost.changes());
        }
        return new MemoryLiveStore(StoredState.EMPTY, List.of());
    }

    /// Looks at each of them, and writes anew what is not where it belongs.
    ///
    /// @return why one of them cannot be written; empty = all are where they belong
    public Optional<String> look() {
        // All of them, before one is told.
        List<Optional<String>> found = looks.stream().map(Supplier::get).toList();
        return notLoaded.or(() -> found.stream().flatMap(Optional::stream).findFirst());
    }
}
