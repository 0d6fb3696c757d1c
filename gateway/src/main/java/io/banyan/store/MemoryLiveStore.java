package io.banyan.store;

import io.banyan.live.AuditQuery;
import io.banyan.live.Change;
import io.banyan.live.Commit;
import io.banyan.live.CommitResult;
import io.banyan.live.LiveStore;
import io.banyan.live.Reading;
import io.banyan.live.Revision;
import io.banyan.live.StoredState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/// Live state of one gateway where no database can be used: what `LocalLiveStore` keeps, and it ends with the process.
final class MemoryLiveStore implements LiveStore {
    private final List<Change> changes;
    private final Sinks.Empty<Revision> closed = Sinks.empty();
    private StoredState state;

    MemoryLiveStore(StoredState first, List<Change> changes) {
        this.state = first;
        this.changes = new ArrayList<>(changes);
    }

    @Override
    public String kind() {
        return "embedded";
    }

    @Override
    public Mono<Reading> read(long after) {
        return ask(() -> {
            List<Change> newer =
                    changes.stream().filter(change -> change.order() > after).toList();
            return new Reading(state, newer.subList(Math.max(0, newer.size() - Reading.KEPT), newer.size()));
        });
    }

    @Override
    public Mono<Revision> revision() {
        return ask(() -> state.revision());
    }

    @Override
    public Mono<CommitResult> commit(Commit commit) {
        return ask(() -> {
            if (!commit.changes().isEmpty() && lacking(commit.changes()).isEmpty()) {
                return new CommitResult(true, state);
            }
            boolean first = state.revision().equals(commit.known());
            if (first) {
                state = state.after(commit);
                record(commit.changes());
            }
            return new CommitResult(first, state);
        });
    }

    @Override
    public Mono<CommitResult> recover(Revision expected, StoredState newer, List<Change> known) {
        return ask(() -> {
            boolean first = state.revision().equals(expected);
            if (first) {
                state = newer;
                record(lacking(known));
            }
            return new CommitResult(first, state);
        });
    }

    @Override
    public Mono<Boolean> writable() {
        return Mono.just(true);
    }

    private List<Change> lacking(List<Change> some) {
        Set<String> ids = changes.stream().map(Change::id).collect(Collectors.toSet());
        return some.stream().filter(change -> !ids.contains(change.id())).toList();
    }

    private void record(List<Change> more) {
        changes.addAll(more);
        changes.subList(0, Math.max(0, changes.size() - Reading.KEPT)).clear();
    }

    @Override
    public Mono<List<Change>> audit(AuditQuery query) {
        return ask(() -> changes.reversed().stream()
                .filter(query::takes)
                .limit(query.limit())
                .toList());
    }

    /// Forgets nothing: it does not live for seven days.
    @Override
    public Mono<Void> seen(Set<String> groups, Instant now) {
        return Mono.empty();
    }

    /// None: nobody else writes. Ends when the store is closed.
    @Override
    public Flux<Revision> hints() {
        return closed.asMono().flux();
    }

    private <T> Mono<T> ask(Supplier<T> question) {
        return Mono.fromSupplier(() -> {
            synchronized (this) {
                return question.get();
            }
        });
    }

    @Override
    public void close() {
        closed.tryEmitEmpty();
    }
}
