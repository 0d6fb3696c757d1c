package io.banyan.projections.query;

import io.banyan.projections.projection.Document;
import io.banyan.projections.projection.DocumentKey;
import io.banyan.projections.store.Checkpoint;
import io.banyan.projections.store.Checkpoints;
import io.banyan.projections.store.IndexRange;
import io.banyan.projections.store.Page;
import io.banyan.projections.store.Seen;
import io.banyan.projections.store.ViewReader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads of one version, one after the other, for one answer: a document, then what it names. The answer is as new as
/// the oldest of them, so begin with what leads to the rest. Each read blocks as the store does. For one thread.
public final class Reading {
    private final ViewReader reader;
    private final List<Checkpoint> checkpoints = new ArrayList<>();

    Reading(ViewReader reader) {
        this.reader = reader;
    }

    /// Null where there is none.
    public @Nullable Document document(DocumentKey key) {
        return documents(List.of(key)).get(key);
    }

    /// Those of the documents that are there, all as of one moment if they are of one partition key or everywhere.
    ///
    /// @param keys none: asks nobody
    public Map<DocumentKey, Document> documents(Collection<DocumentKey> keys) {
        return keys.isEmpty() ? Map.of() : noted(reader.documents(keys));
    }

    /// A page of an index.
    public Page page(IndexRange range) {
        return noted(reader.page(range));
    }

    /// How many entries a range has, whatever its limit, offset and place.
    public long count(IndexRange range) {
        return noted(reader.count(range));
    }

    private <T> T noted(Seen<T> seen) {
        checkpoints.add(seen.checkpoint());
        return seen.value();
    }

    /// What was made of all that has been read; of nothing, as new as the view is now.
    <T> Seen<T> seen(T made) {
        Checkpoint least = Checkpoints.least(checkpoints);
        return new Seen<>(made, least == null ? reader.checkpoint() : least);
    }
}
