package io.banyan.api;

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
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// A store in memory that can be told not to answer.
final class MemoryStore implements LiveStore {
    private final List<Change> audit = new ArrayList<>();
    private StoredState state = StoredState.EMPTY;
    private volatile boolean away;

    void away(boolean gone) {
        away = gone;
    }

    @Override
    public String kind() {
        return "embedded";
    }

    @Override
    public Mono<Reading> read(long after) {
        return answer(() -> new Reading(
                state, audit.stream().filter(change -> change.order() > after).toList()));
    }

    @Override
    public Mono<Revision> revision() {
        return answer(() -> state.revision());
    }

    @Override
    public Mono<CommitResult> commit(Commit commit) {
        return answer(() -> {
            if (!commit.known().equals(state.revision())) {
                return new CommitResult(false, state);
            }
            state = state.after(commit);
            audit.addAll(commit.changes());
            return new CommitResult(true, state);
        });
    }

    @Override
    public Mono<CommitResult> recover(Revision expected, StoredState recovered, List<Change> changes) {
        return answer(() -> new CommitResult(false, state));
    }

    @Override
    public Mono<List<Change>> audit(AuditQuery query) {
        return answer(() -> audit.reversed().stream()
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

    private synchronized <T> Mono<T> answer(Supplier<T> answer) {
        return away ? Mono.error(new IllegalStateException("away")) : Mono.fromSupplier(answer);
    }
}
