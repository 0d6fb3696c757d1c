package io.banyan.projections.kit;

import io.banyan.projections.change.Change;
import io.banyan.projections.change.Change.Kind;
import io.banyan.projections.change.TableSpec;
import io.banyan.projections.projection.DocumentKey;
import io.banyan.projections.projection.Part;
import io.banyan.projections.projection.Patience;
import io.banyan.projections.projection.Projection;
import io.banyan.projections.projection.ProjectionCall;
import io.banyan.projections.projection.ProjectionCall.Result;
import io.banyan.projections.projection.StoredDocument;
import io.banyan.projections.projection.WorkingDocuments;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Replays changes in memory: `ProjectionReplay.check(new EventsProjection(), changes)` in a test demands that the view
/// is the same however it is made. Changes in the order of their positions, without TRUNCATE.
public final class ProjectionReplay {
    private static final Comparator<DocumentKey> BY_TEXT = Comparator.comparing(DocumentKey::toString);

    private ProjectionReplay() {}

    /// Throws AssertionError where two ways give two views: twice the same; one partition and four; one change at a
    /// time and all at once; all changes, and a rebuild from the rows that they leave behind.
    ///
    /// @return the view
    public static SortedMap<DocumentKey, StoredDocument> check(Projection projection, List<Change> changes) {
        SortedMap<DocumentKey, StoredDocument> once = view(projection, changes, 1, changes.size() + 1);
        same("replayed a second time", once, view(projection, changes, 1, changes.size() + 1));
        same("kept in four partitions", once, view(projection, changes, 4, changes.size() + 1));
        same("one change at a time", once, view(projection, changes, 1, 1));
        same("built from the rows that are left", once, view(projection, rows(projection, changes), 1, 2_000));
        return once;
    }

    /// The view that changes make.
    ///
    /// @throws AssertionError when the projection fails, with what it did
    public static SortedMap<DocumentKey, StoredDocument> view(Projection projection, List<Change> changes) {
        return view(projection, changes, 1, changes.size() + 1);
    }

    private static SortedMap<DocumentKey, StoredDocument> view(
            Projection projection, List<Change> changes, int partitions, int batch) {
        SortedMap<DocumentKey, StoredDocument> all = new TreeMap<>(BY_TEXT);
        for (int partition = 0; partition < partitions; partition++) {
            Map<DocumentKey, StoredDocument> kept = kept(projection, changes, partition, partitions, batch);
            kept.forEach((key, stored) -> {
                StoredDocument other = all.put(key, stored);
                if (other != null && !other.equals(stored)) {
                    throw new AssertionError(
                            key + " is everywhere, but not everywhere the same: " + other + " and " + stored);
                }
            });
        }
        return all;
    }

    private static Map<DocumentKey, StoredDocument> kept(
            Projection projection, List<Change> changes, int partition, int partitions, int batch) {
        Map<DocumentKey, StoredDocument> kept = new HashMap<>();
        var documents = new WorkingDocuments(batch);
        var call = new ProjectionCall(projection);
        int since = 0;
        for (Change change : changes) {
            for (Part part : Part.of(projection, change)) {
                if (part.partition().standsIn(partition, partitions)) {
                    apply(call, part, documents, kept);
                }
            }
            since++;
            if (since == batch) {
                settle(documents, kept);
                since = 0;
            }
        }
        settle(documents, kept);
        return kept;
    }

    private static void apply(
            ProjectionCall call, Part part, WorkingDocuments documents, Map<DocumentKey, StoredDocument> kept) {
        while (true) {
            switch (call.apply(part, documents)) {
                case Result.Done _ -> {
                    return;
                }
                case Result.Needs needs -> documents.fetched(needs.keys(), kept);
                case Result.Unanswered unanswered -> {
                    if (!call.ask(List.of(unanswered.question()), Patience.UNTIL_TROUBLE)) {
                        throw failed(part, "the projection gave no answer");
                    }
                }
                case Result.Failed failed -> throw failed(part, failed.why());
            }
        }
    }

    private static AssertionError failed(Part part, String why) {
        return new AssertionError("the change of " + part.change().table() + " "
                + part.change().keyValues() + " at " + part.position() + ": " + why);
    }

    private static void settle(WorkingDocuments documents, Map<DocumentKey, StoredDocument> kept) {
        documents.written().forEach(written -> {
            if (written.after() == null) {
                kept.remove(written.key());
            } else {
                kept.put(written.key(), written.after());
            }
        });
        documents.settled();
    }

    /// What a snapshot after the last change would give, table after table.
    private static List<Change> rows(Projection projection, List<Change> changes) {
        List<Change> rows = new ArrayList<>();
        for (TableSpec table : projection.tables()) {
            Map<Map<String, @Nullable String>, Change> left = new LinkedHashMap<>();
            changes.stream()
                    .filter(change -> change.table().equals(table.table()))
                    .forEach(change -> keep(left, change));
            rows.addAll(left.values());
        }
        return rows;
    }

    private static void keep(Map<Map<String, @Nullable String>, Change> left, Change change) {
        Map<String, @Nullable String> was = change.keyBefore() == null ? change.keyValues() : change.keyBefore();
        Change before = left.remove(was);
        if (change.kind() == Kind.DELETE) {
            return;
        }
        Map<String, @Nullable String> row = new LinkedHashMap<>();
        if (before != null) {
            row.putAll(before.after());
        }
        row.putAll(change.after());
        left.put(
                change.keyValues(),
                new Change(change.position(), Kind.INSERT, change.table(), change.key(), Map.of(), row));
    }

    private static void same(
            String how, SortedMap<DocumentKey, StoredDocument> once, SortedMap<DocumentKey, StoredDocument> other) {
        SortedMap<DocumentKey, String> differ = new TreeMap<>(BY_TEXT);
        once.forEach((key, stored) -> {
            if (!stored.equals(other.get(key))) {
                differ.put(key, stored + " but " + other.get(key));
            }
        });
        other.forEach((key, stored) -> {
            if (!once.containsKey(key)) {
                differ.put(key, "nothing but " + stored);
            }
        });
        if (!differ.isEmpty()) {
            throw new AssertionError("the view is another one when it is " + how + ", first " + differ.firstEntry()
                    + ", " + differ.size() + " documents in all; see what the projection keeps or depends on");
        }
    }
}
