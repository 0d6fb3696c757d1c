package io.banyan.projections.store;

import io.banyan.projections.projection.Document;
import io.banyan.projections.projection.DocumentKey;
import io.banyan.projections.projection.StoredDocument;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// One version of a view as those who serve it see it: whole, by however many partitions it is kept. What is read comes
/// with the least checkpoint of the partitions that were asked. Blocks as the store does.
public final class ViewReader {
    private final ViewStore store;
    private final ViewId view;
    private final int partitions;

    /// @throws NoSuchView when it is not registered
    public ViewReader(ViewStore store, ViewId view) {
        Registration registered = store.registration(view);
        if (registered == null) {
            throw new NoSuchView(view);
        }
        this.store = store;
        this.view = view;
        this.partitions = registered.partitions();
    }

    public ViewId view() {
        return view;
    }

    /// The least of all partitions'.
    ///
    /// @throws NoSuchView when one has none
    public Checkpoint checkpoint() {
        List<Checkpoint> all = new ArrayList<>();
        for (int partition = 0; partition < partitions; partition++) {
            Checkpoint next = store.checkpoint(view, partition);
            if (next == null) {
                throw new NoSuchView(view);
            }
            all.add(next);
        }
        return least(all);
    }

    private Checkpoint least(List<Checkpoint> all) {
        Checkpoint least = Checkpoints.least(all);
        if (least == null) {
            throw new NoSuchView(view);
        }
        return least;
    }

    /// Those of the documents that are there. Documents of one partition key, and those that are everywhere, are
    /// read in one step; best ask for them together.
    ///
    /// @param keys one at least
    public Seen<Map<DocumentKey, Document>> documents(Collection<DocumentKey> keys) {
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("no document was asked for; name one at least");
        }
        Map<DocumentKey, Document> found = new LinkedHashMap<>();
        List<Checkpoint> all = new ArrayList<>();
        for (var asked : byPartition(keys).entrySet()) {
            Seen<Map<DocumentKey, StoredDocument>> seen = store.documents(view, asked.getKey(), asked.getValue());
            seen.value().forEach((key, stored) -> found.put(key, stored.document()));
            all.add(seen.checkpoint());
        }
        return new Seen<>(found, least(all));
    }

    /// What is everywhere is read where other keys are, if there are any.
    private Map<Integer, List<DocumentKey>> byPartition(Collection<DocumentKey> keys) {
        Map<Integer, List<DocumentKey>> by = new TreeMap<>();
        int home = keys.stream()
                .filter(key -> !key.partition().isEverywhere())
                .findFirst()
                .map(key -> key.partition().among(partitions))
                .orElse(0);
        for (DocumentKey key : keys) {
            int partition =
                    key.partition().isEverywhere() ? home : key.partition().among(partitions);
            by.computeIfAbsent(partition, _ -> new ArrayList<>()).add(key);
        }
        return by;
    }

    /// A page of an index, merged from all partitions. An entry of a document that is everywhere comes once.
    public Seen<Page> page(IndexRange range) {
        Comparator<IndexPlace> order = Comparator.naturalOrder();
        TreeMap<IndexPlace, Placed> merged = new TreeMap<>(range.descending() ? order.reversed() : order);
        List<Checkpoint> all = new ArrayList<>();
        for (int partition = 0; partition < partitions; partition++) {
            // One more tells whether there is a next page.
            Seen<List<Placed>> seen = store.range(view, partition, range.oneMore());
            seen.value().forEach(placed -> merged.put(placed.place(), placed));
            all.add(seen.checkpoint());
        }
        List<Placed> page = merged.values().stream().limit(range.limit()).toList();
        IndexPlace next = merged.size() > range.limit() ? page.getLast().place() : null;
        return new Seen<>(new Page(page, next), least(all));
    }
}
