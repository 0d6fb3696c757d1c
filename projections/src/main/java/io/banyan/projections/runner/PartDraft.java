package io.banyan.projections.runner;

import io.banyan.projections.projection.DocumentKey;
import io.banyan.projections.projection.Part;
import io.banyan.projections.projection.PartitionKey;
import io.banyan.projections.projection.Patience;
import io.banyan.projections.projection.Projection;
import io.banyan.projections.projection.ProjectionCall.Result;
import io.banyan.projections.projection.StoredDocument;
import io.banyan.projections.projection.WorkingDocuments;
import io.banyan.projections.projection.Written;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Documents of some partition keys of one partition, made anew of rows and changes: on top of nothing,
/// but with what is everywhere as the view has it. For one thread.
final class PartDraft {
    private final Function<Collection<DocumentKey>, @Nullable Map<DocumentKey, StoredDocument>> view;
    private final WorkingDocuments documents = new WorkingDocuments(Integer.MAX_VALUE);
    private final Map<PartitionKey, String> failed = new LinkedHashMap<>();
    private final PartCalls calls;

    /// @param view reads documents of the partition; null: another has written it
    PartDraft(
            Projection projection,
            Function<Collection<DocumentKey>, @Nullable Map<DocumentKey, StoredDocument>> view,
            Patience patience) {
        this.view = view;
        this.calls = new PartCalls(projection, documents, this::stored, patience, failed::containsKey);
    }

    /// A key of which the projection cannot apply something takes nothing more.
    ///
    /// @return false: another has written the partition, or this one is to give up
    boolean apply(List<Part> parts) {
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            if (failed.containsKey(part.partition())) {
                continue;
            }
            Result result = calls.apply(parts, i);
            if (result == null) {
                return false;
            }
            if (result instanceof Result.Failed(var why)) {
                failed.put(
                        part.partition(),
                        part.change().table() + " " + part.change().keyValues() + ": " + why);
            }
        }
        return true;
    }

    private @Nullable Map<DocumentKey, StoredDocument> stored(Collection<DocumentKey> keys) {
        Set<DocumentKey> everywhere =
                keys.stream().filter(key -> key.partition().isEverywhere()).collect(Collectors.toSet());
        return everywhere.isEmpty() ? Map.of() : view.apply(everywhere);
    }

    /// Keys that stay as they are → the row or change that the projection cannot apply, and what it did.
    Map<PartitionKey, String> failed() {
        return failed;
    }

    /// What is to be written, by partition key; of no use for those that failed.
    ///
    /// @param stored all that the view has of these keys
    Map<PartitionKey, List<Written>> against(Map<DocumentKey, StoredDocument> stored) {
        Map<DocumentKey, StoredDocument> made = new HashMap<>();
        for (Written written : documents.written()) {
            StoredDocument after = written.after();
            if (after != null) {
                made.put(written.key(), after);
            }
        }
        Map<PartitionKey, List<Written>> all = new LinkedHashMap<>();
        stored.forEach((key, before) -> add(new Written(key, before, made.remove(key)), all));
        made.forEach((key, after) -> add(new Written(key, null, after), all));
        return all;
    }

    private void add(Written written, Map<PartitionKey, List<Written>> all) {
        boolean isSame = written.before() != null && written.before().equals(written.after());
        if (!isSame) {
            all.computeIfAbsent(written.key().partition(), _ -> new ArrayList<>())
                    .add(written);
        }
    }
}
