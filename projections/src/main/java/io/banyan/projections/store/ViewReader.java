package io.banyan.projections.store;

import io.banyan.projections.projection.Document;
import io.banyan.projections.projection.DocumentKey;
import io.banyan.projections.projection.StoredDocument;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

    /// How many entries a range has, whatever its limit, offset and place: for "1 to 20 of 312".
    public Seen<Long> count(IndexRange range) {
        long count = 0;
        List<Checkpoint> all = new ArrayList<>();
        for (int partition = 0; partition < partitions; partition++) {
            Seen<Long> seen = store.count(view, partition, range);
            count += seen.value();
            all.add(seen.checkpoint());
        }
        return new Seen<>(count, least(all));
    }

    /// Keys of documents, drawn at random from all partitions by their sizes, each once.
    ///
    /// @param count 1 to 10,000; fewer come where there are fewer
    public List<DocumentKey> sample(int count) {
        long[] until = new long[partitions + 1];
        for (int partition = 0; partition < partitions; partition++) {
            until[partition + 1] = until[partition] + store.size(view, partition);
        }
        long all = Math.max(1, until[partitions]);
        Set<DocumentKey> drawn = new LinkedHashSet<>();
        for (int partition = 0; partition < partitions; partition++) {
            int share = (int) (count * until[partition + 1] / all - count * until[partition] / all);
            if (share > 0) {
                drawn.addAll(store.sample(view, partition, share));
            }
        }
        return List.copyOf(drawn);
    }

    /// A page of an index, merged from all partitions. An entry of a document that is everywhere comes once.
    public Seen<Page> page(IndexRange range) {
        if (partitions == 1 || range.offset() == 0) {
            return merged(range);
        }
        // What is passed over has to be merged, too.
        IndexRange rest = range.offset(0);
        List<Checkpoint> all = new ArrayList<>();
        for (int left = range.offset(); left > 0; left -= IndexRange.MOST) {
            Seen<Page> passed = merged(rest.limit(Math.min(left, IndexRange.MOST)));
            all.add(passed.checkpoint());
            if (passed.value().next() == null) {
                return new Seen<>(new Page(List.of(), null), least(all));
            }
            rest = rest.after(passed.value().next());
        }
        Seen<Page> page = merged(rest.limit(range.limit()));
        all.add(page.checkpoint());
        return new Seen<>(page.value(), least(all));
    }

    private Seen<Page> merged(IndexRange range) {
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
