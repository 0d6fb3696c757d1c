package io.banyan.projections.projection;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The documents of one partition that are at hand while changes are applied: those that were fetched or written
/// lately, and what the batch so far has made of them. Right as long as nobody else writes the partition, which the
/// checkpoint's fence tells. For one thread.
public final class WorkingDocuments {
    private final int kept;
    private final LinkedHashMap<DocumentKey, Optional<StoredDocument>> known = new LinkedHashMap<>(64, 0.75f, true);
    private final Map<DocumentKey, Optional<StoredDocument>> before = new LinkedHashMap<>();
    /// Null: the partition may have had documents before.
    private @Nullable WrittenKeys sinceEmpty;

    /// @param kept how many documents stay at hand between batches
    public WorkingDocuments(int kept) {
        this.kept = kept;
    }

    boolean has(DocumentKey key) {
        return known.containsKey(key) || isNew(key);
    }

    private boolean isNew(DocumentKey key) {
        return sinceEmpty != null && !sinceEmpty.mayHave(key);
    }

    /// @throws NotAtHand when it has not been fetched
    @Nullable
    StoredDocument get(DocumentKey key) {
        Optional<StoredDocument> found = known.get(key);
        if (found == null && !isNew(key)) {
            throw new NotAtHand();
        }
        return found == null ? null : found.orElse(null);
    }

    /// What the store said.
    ///
    /// @param asked all keys that it was asked for; those that are not in `found` have no document
    public void fetched(Collection<DocumentKey> asked, Map<DocumentKey, StoredDocument> found) {
        asked.forEach(key -> known.putIfAbsent(key, Optional.ofNullable(found.get(key))));
    }

    /// Applies all of them or, when it throws, none. Their documents are at hand.
    ///
    /// @throws WrongOperation that says what does not fit the document
    void apply(List<Operation> operations) {
        Map<DocumentKey, Optional<StoredDocument>> made = new HashMap<>();
        for (Operation operation : operations) {
            DocumentKey key = operation.key();
            Optional<StoredDocument> now = made.containsKey(key) ? made.get(key) : Optional.ofNullable(get(key));
            made.put(key, Optional.ofNullable(after(operation, now.orElse(null))));
        }
        made.forEach((key, after) -> {
            before.putIfAbsent(key, Optional.ofNullable(get(key)));
            known.put(key, after);
        });
    }

    private static @Nullable StoredDocument after(Operation operation, @Nullable StoredDocument now) {
        Document document = now == null ? Document.EMPTY : now.document();
        SortedMap<String, String> entries = now == null ? new TreeMap<>() : now.entries();
        return switch (operation) {
            case Operation.Put put -> new StoredDocument(put.document(), entries);
            case Operation.Patch patch -> new StoredDocument(document.with(patch.fields()), entries);
            case Operation.Add add -> {
                Document counted = document.plus(add.field(), add.by());
                yield counted.fields().isEmpty() && entries.isEmpty() ? null : new StoredDocument(counted, entries);
            }
            case Operation.Delete _ -> null;
            case Operation.Enter enter -> {
                if (now == null) {
                    throw new WrongOperation("there is no document to enter in indexes; put it first");
                }
                yield new StoredDocument(document, enter.entries());
            }
        };
    }

    /// What the batch so far comes to: documents that are as the store has them are left out.
    public List<Written> written() {
        List<Written> written = new ArrayList<>();
        before.forEach((key, was) -> {
            Optional<StoredDocument> is = known.getOrDefault(key, Optional.empty());
            if (!is.equals(was)) {
                written.add(new Written(key, was.orElse(null), is.orElse(null)));
            }
        });
        return written;
    }

    /// The store has what `written` said: a new batch begins.
    public void settled() {
        if (sinceEmpty != null) {
            before.keySet().forEach(sinceEmpty::add);
        }
        before.clear();
        for (var oldest = known.entrySet().iterator(); known.size() > kept && oldest.hasNext(); ) {
            oldest.next();
            oldest.remove();
        }
    }

    /// The store has none: what has not been written since need not be fetched.
    ///
    /// @param expected how many there will be, about; 0: not known
    public void emptied(long expected) {
        forget();
        sinceEmpty = new WrittenKeys(expected);
    }

    /// The store has not, or may have something else: nothing is at hand any more.
    public void forget() {
        sinceEmpty = null;
        before.clear();
        known.clear();
    }
}
