package io.banyan.live;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// A store that several replicas of a test share; it can be away, emptied and set back.
public final class MemoryStore implements LiveStore {
    private StoredState state = StoredState.EMPTY;
    private List<Change> changes = new ArrayList<>();
    private final String kind;
    public volatile boolean away;
    /// Takes no change and says this; null = it takes them.
    volatile @Nullable String refuses;

    volatile StoreMemory memory = StoreMemory.UNKNOWN;
    private @Nullable Runnable beforeCommit;

    public MemoryStore(String kind) {
        this.kind = kind;
    }

    @Override
    public String kind() {
        return kind;
    }

    /// Runs once, before the next commit: somebody is quicker.
    void beforeNextCommit(Runnable other) {
        beforeCommit = other;
    }

    /// Holds nothing any more.
    synchronized void empty() {
        state = StoredState.EMPTY;
        changes = new ArrayList<>();
    }

    /// Fails over to how it was earlier.
    synchronized void back(StoredState earlier) {
        state = earlier;
        changes.removeIf(change -> change.order() > earlier.revision().number());
    }

    synchronized StoredState state() {
        return state;
    }

    synchronized List<Change> changes() {
        return List.copyOf(changes);
    }

    @Override
    public Mono<Reading> read(long after) {
        return here(() -> new Reading(
                state, changes.stream().filter(change -> change.order() > after).toList()));
    }

    @Override
    public Mono<Revision> revision() {
        return here(() -> state.revision());
    }

    @Override
    public Mono<CommitResult> commit(Commit commit) {
        return here(() -> {
            if (beforeCommit != null) {
                Runnable first = beforeCommit;
                beforeCommit = null;
                first.run();
            }
            boolean known = !commit.changes().isEmpty()
                    && commit.changes().stream().allMatch(made -> changes.stream()
                            .anyMatch(one -> one.id().equals(made.id())));
            boolean taken = !known && state.revision().equals(commit.known());
            if (taken) {
                state = state.after(commit);
                changes.addAll(commit.changes());
            }
            return new CommitResult(taken || known, state);
        });
    }

    @Override
    public Mono<CommitResult> recover(Revision expected, StoredState newer, List<Change> kept) {
        return here(() -> {
            boolean taken = state.revision().equals(expected);
            if (taken) {
                state = newer;
                Set<String> ids = Set.copyOf(changes.stream().map(Change::id).toList());
                kept.stream().filter(change -> !ids.contains(change.id())).forEach(changes::add);
            }
            return new CommitResult(taken, state);
        });
    }

    @Override
    public Mono<Boolean> writable() {
        return here(() -> {
            if (refuses != null) {
                throw new StoreFault(refuses, true, new IllegalStateException(refuses));
            }
            return true;
        });
    }

    @Override
    public Mono<StoreMemory> memory() {
        return here(() -> memory);
    }

    @Override
    public Mono<List<Change>> audit(AuditQuery query) {
        return here(() -> changes.reversed().stream()
                .filter(query::takes)
                .limit(query.limit())
                .toList());
    }

    @Override
    public Mono<Void> seen(Set<String> groups, Instant now) {
        return Mono.empty();
    }

    @Override
    public Flux<Revision> hints() {
        return Flux.never();
    }

    @Override
    public void close() {}

    private <T> Mono<T> here(java.util.function.Supplier<T> answer) {
        return Mono.fromSupplier(() -> {
            if (away) {
                throw new IllegalStateException("connection refused");
            }
            synchronized (this) {
                return answer.get();
            }
        });
    }
}
