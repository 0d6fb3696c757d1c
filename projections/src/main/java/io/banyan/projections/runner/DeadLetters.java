package io.banyan.projections.runner;

import io.banyan.projections.projection.PartitionKey;
import io.banyan.projections.store.Checkpoint;
import io.banyan.projections.store.DeadLetter;
import io.banyan.projections.store.ViewId;
import io.banyan.projections.store.ViewState;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What is parked in one partition of a view, as its writer knows it. For one thread.
final class DeadLetters {
    /// With more, a view stops: it is beyond repair by them.
    static final int MOST = 1_000;

    private final ViewId view;
    private final Map<String, DeadLetter> letters = new LinkedHashMap<>();
    private final Set<PartitionKey> blocked = new HashSet<>();

    DeadLetters(ViewId view) {
        this.view = view;
    }

    void clear() {
        letters.clear();
        blocked.clear();
    }

    void add(DeadLetter letter) {
        letters.put(letter.id(), letter);
        if (!letter.isOfUnknownPartition()) {
            blocked.add(letter.partition());
        }
    }

    void remove(List<String> ids) {
        ids.forEach(letters::remove);
        blocked.clear();
        List.copyOf(letters.values()).forEach(this::add);
    }

    /// Whether a change of this partition key would come before one that is parked, and so has to be parked behind it.
    boolean isBlocked(PartitionKey key) {
        return !blocked.isEmpty() && (blocked.contains(key) || blocked.contains(PartitionKey.EVERYWHERE));
    }

    /// Ids of those that are of these partition keys.
    List<String> of(Set<PartitionKey> keys) {
        return letters.values().stream()
                .filter(letter -> keys.contains(letter.partition()))
                .map(DeadLetter::id)
                .toList();
    }

    /// In the order in which they were parked.
    List<DeadLetter> all() {
        return List.copyOf(letters.values());
    }

    int size() {
        return letters.size();
    }

    /// LIVE where nothing is parked; else STALE, or STOPPED where it is too much.
    Checkpoint judged(Checkpoint checkpoint) {
        if (letters.isEmpty()) {
            return checkpoint.in(ViewState.LIVE, null);
        }
        DeadLetter first = letters.values().stream()
                .filter(DeadLetter::isOfUnknownPartition)
                .findFirst()
                .orElseGet(() -> letters.values().iterator().next());
        return letters.size() > MOST
                ? checkpoint.in(ViewState.STOPPED, DeadLetterText.stopped(view, first, letters.size()))
                : checkpoint.in(ViewState.STALE, DeadLetterText.stale(view, first, letters.size()));
    }
}
