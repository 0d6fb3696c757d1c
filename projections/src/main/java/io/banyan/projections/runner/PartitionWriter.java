package io.banyan.projections.runner;

import io.banyan.projections.change.LogPosition;
import io.banyan.projections.projection.DocumentKey;
import io.banyan.projections.projection.Part;
import io.banyan.projections.projection.PartitionKey;
import io.banyan.projections.projection.Patience;
import io.banyan.projections.projection.Projection;
import io.banyan.projections.projection.ProjectionCall.Result;
import io.banyan.projections.projection.StoredDocument;
import io.banyan.projections.projection.WorkingDocuments;
import io.banyan.projections.projection.Written;
import io.banyan.projections.store.Applied;
import io.banyan.projections.store.Batch;
import io.banyan.projections.store.Checkpoint;
import io.banyan.projections.store.DeadLetter;
import io.banyan.projections.store.Seen;
import io.banyan.projections.store.ViewId;
import io.banyan.projections.store.ViewState;
import io.banyan.projections.store.ViewStore;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Writes one partition of a view. Builds each batch on the turn that it knows; where another has written since,
/// nothing is written, and it has to take up anew. Blocks as the store does. For one thread.
final class PartitionWriter {
    private static final int AT_HAND = 20_000;

    private final ViewStore store;
    private final ViewId view;
    private final int partition;
    private final Projection projection;
    private final Patience patience;
    private final Insistence insistence;
    private final PartCalls calls;
    private final Turns turns;
    private final RunnerTap tap;
    private final InstantSource clock;
    private final WorkingDocuments documents = new WorkingDocuments(AT_HAND);
    private final DeadLetters dead;
    private @Nullable Checkpoint checkpoint;

    /// @param patience asked while the projection is waited for
    /// @param insistence with which the store is asked while the view is built
    PartitionWriter(
            Wiring wiring,
            Projection projection,
            int partition,
            Turns turns,
            Patience patience,
            Insistence insistence) {
        this.store = wiring.store();
        this.view = new ViewId(projection.name(), projection.version());
        this.partition = partition;
        this.turns = turns;
        this.tap = wiring.tap();
        this.clock = wiring.clock();
        this.dead = new DeadLetters(view);
        this.projection = projection;
        this.patience = patience;
        this.insistence = insistence;
        this.calls = calls(dead::isBlocked);
    }

    private PartCalls calls(Predicate<PartitionKey> leftOut) {
        return new PartCalls(projection, documents, this::stored, patience, leftOut);
    }

    /// Begins where the store stands; null: nothing is there.
    @Nullable
    Checkpoint takeUp() {
        forget();
        Checkpoint found = store.checkpoint(view, partition);
        if (found != null) {
            store.deadLetters(view, partition).forEach(dead::add);
        }
        checkpoint = found;
        return found;
    }

    /// To be called after any error, and when refused: what is at hand may be wrong.
    void forget() {
        checkpoint = null;
        documents.forget();
        calls.forget();
        dead.clear();
    }

    /// Null before it was taken up, or when it was forgotten since.
    @Nullable
    Checkpoint checkpoint() {
        return checkpoint;
    }

    int deadLetters() {
        return dead.size();
    }

    /// Throws all away, and begins with this; false: another has written.
    boolean begin(Checkpoint first) {
        documents.forget();
        dead.clear();
        Checkpoint known = checkpoint;
        Checkpoint next = first.turned(turns.next());
        return wrote(Batch.clearing(known == null ? null : known.turn(), next));
    }

    /// Only moves the checkpoint; false: another has written.
    boolean move(Checkpoint to) {
        return wrote(Batch.only(known().turn(), to.turned(turns.next())));
    }

    /// Applies parts and moves the checkpoint; false: another has written, or this one is to give up.
    ///
    /// @param unknown to be parked
    /// @param to what the checkpoint is then, unless something is parked
    boolean apply(List<Part> parts, List<DeadLetter> unknown, Checkpoint to) {
        List<DeadLetter> parked = new ArrayList<>();
        unknown.forEach(letter -> park(letter, parked));
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            if (dead.isBlocked(part.partition())) {
                park(part, "an earlier change of its partition is parked", parked);
                continue;
            }
            Result result = calls.apply(parts, i);
            if (result == null) {
                return false;
            }
            if (result instanceof Result.Failed(var why)) {
                park(part, why, parked);
            }
        }
        Checkpoint next = afterParking(to, parked).turned(turns.next());
        boolean written = wrote(new Batch(known().turn(), next, false, documents.written(), parked, List.of()));
        if (written) {
            parked.forEach(letter -> tap.parked(view, letter));
        }
        return written;
    }

    /// LIVE where nothing is parked, else STALE or STOPPED.
    Checkpoint judged(Checkpoint checkpoint) {
        return dead.judged(checkpoint);
    }

    /// Those of the parts that are not in yet.
    List<Part> news(List<Part> parts) {
        LogPosition at = known().at();
        if (parts.isEmpty() || parts.getFirst().position().isAfter(at)) {
            return parts;
        }
        return parts.stream().filter(part -> part.position().isAfter(at)).toList();
    }

    /// Tries the dead letters of a view that is built, in their order; false: another has written. What fails
    /// stays, and all of its partition key behind it; and so does what belongs to no known one: behind what it
    /// comes cannot be told.
    boolean replay() {
        Set<PartitionKey> failed = new HashSet<>();
        PartCalls replaying = calls(failed::contains);
        List<String> unparked = new ArrayList<>();
        List<DeadLetter> letters = dead.all().stream()
                .filter(letter -> !letter.isOfUnknownPartition())
                .toList();
        List<Part> parts = letters.stream()
                .map(letter -> new Part(letter.partition(), letter.change()))
                .toList();
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            if (failed.contains(part.partition())) {
                continue;
            }
            Result result = replaying.apply(parts, i);
            if (result == null) {
                return false;
            }
            if (result instanceof Result.Failed) {
                failed.add(part.partition());
            } else {
                unparked.add(letters.get(i).id());
            }
        }
        if (unparked.isEmpty()) {
            return true;
        }
        dead.remove(unparked);
        Checkpoint next = judged(known()).turned(turns.next());
        return wrote(new Batch(known().turn(), next, false, documents.written(), List.of(), unparked));
    }

    /// Writes these documents where the partition stands; what is parked of these keys is in with them. False: another
    /// has written.
    boolean replace(List<Written> written, Set<PartitionKey> whole) {
        List<String> unparked = dead.of(whole);
        if (written.isEmpty() && unparked.isEmpty()) {
            return true;
        }
        // What is at hand of them is no longer so.
        documents.forget();
        dead.remove(unparked);
        Checkpoint next = judged(known()).turned(turns.next());
        return wrote(new Batch(known().turn(), next, false, written, List.of(), unparked));
    }

    /// Of all documents that the partition has of these partition keys.
    Set<DocumentKey> keys(Set<PartitionKey> of) {
        return store.keys(view, partition, of);
    }

    /// Those of the documents that are there, as of the turn that is known; null: another has written.
    @Nullable
    Map<DocumentKey, StoredDocument> stored(Collection<DocumentKey> keys) {
        Map<DocumentKey, StoredDocument> found = new LinkedHashMap<>();
        List<DocumentKey> all = List.copyOf(keys);
        for (int from = 0; from < all.size(); from += PartCalls.FETCH) {
            List<DocumentKey> some = all.subList(from, Math.min(from + PartCalls.FETCH, all.size()));
            Seen<Map<DocumentKey, StoredDocument>> seen =
                    insisting(known(), () -> store.documents(view, partition, some));
            if (!seen.checkpoint().turn().equals(known().turn())) {
                tap.refused(view);
                forget();
                return null;
            }
            found.putAll(seen.value());
        }
        return found;
    }

    private boolean wrote(Batch batch) {
        Applied applied =
                insisting(checkpoint == null ? batch.next() : checkpoint, () -> store.apply(view, partition, batch));
        boolean taken = applied instanceof Applied.Taken
                || (applied instanceof Applied.Refused refused
                        && refused.found() != null
                        && refused.found().turn().equals(batch.next().turn()));
        if (taken) {
            documents.settled();
            calls.forget();
            checkpoint = batch.next();
        } else {
            tap.refused(view);
            forget();
        }
        return taken;
    }

    /// Asks for as long as is worth while where the partition stands.
    private <T> T insisting(Checkpoint on, Supplier<T> question) {
        return on.state() == ViewState.BUILDING ? insistence.answer(question) : question.get();
    }

    private void park(DeadLetter letter, List<DeadLetter> parked) {
        parked.add(letter);
        dead.add(letter);
    }

    private void park(Part part, String why, List<DeadLetter> parked) {
        park(new DeadLetter(part.partition(), part.change(), why, clock.instant()), parked);
    }

    /// While it is being built it stays so, unless too much is parked.
    private Checkpoint afterParking(Checkpoint to, List<DeadLetter> parked) {
        if (parked.isEmpty()) {
            return to;
        }
        Checkpoint judged = judged(to);
        return to.state() == ViewState.BUILDING && judged.state() != ViewState.STOPPED ? to : judged;
    }

    private Checkpoint known() {
        Checkpoint known = checkpoint;
        if (known == null) {
            throw new IllegalStateException("partition " + partition + " of view " + view + " is not taken up");
        }
        return known;
    }
}
