package io.banyan.live;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Keeps live state and its audit for all replicas. Asked by `LiveRunner` alone, one question at a time, and never
/// while a request waits. Every answer comes within a second, or as an error: the store is away then.
/// An error that knows why is a `StoreFault`.
public interface LiveStore extends AutoCloseable {
    /// `embedded` or `redis`.
    String kind();

    /// All there is, with the changes whose order is above `after`. A store that holds nothing gives
    /// `StoredState.EMPTY`.
    Mono<Reading> read(long after);

    /// Only the revision of the whole: cheap enough to be asked twice a second.
    Mono<Revision> revision();

    /// Writes whole or not at all, and has it on disk (as far as the store can) when it says taken. A commit all of
    /// whose changes were taken before is taken, and writes nothing.
    Mono<CommitResult> commit(Commit commit);

    /// Replaces everything, if the store still stands at `expected`, and adds those of `changes` that it lacks to the
    /// audit, in order. Not taken where the store has moved on.
    Mono<CommitResult> recover(Revision expected, StoredState state, List<Change> changes);

    /// Whether a commit would be taken now, as far as that can be known without one; fails as the commit would, and
    /// changes nothing.
    Mono<Boolean> writable();

    /// What it does when its memory is full.
    default Mono<StoreMemory> memory() {
        return Mono.just(StoreMemory.UNKNOWN);
    }

    /// Newest first.
    Mono<List<Change>> audit(AuditQuery query);

    /// Notes that these groups have a file, and forgets every group that had none for 7 days.
    Mono<Void> seen(Set<String> groups, Instant now);

    /// A hint that another replica committed something; may come late, twice or never. Ends only with the store.
    Flux<Revision> hints();

    @Override
    void close();
}
