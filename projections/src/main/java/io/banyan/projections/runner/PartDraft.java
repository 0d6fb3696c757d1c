package io.banyan.projections.runner;

import io.banyan.projections.projection.DocumentKey;
import io.banyan.projections.projection.Part;
import io.banyan.projections.projection.PartitionKey;
import io.banyan.projections.projection.ProjectionCall;
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
    private final ProjectionCall call;
    private final Function<Collection<DocumentKey>, @Nullable Map<DocumentKey, StoredDocument>> view;
    private final WorkingDocuments documents = new WorkingDocuments(Integer.MAX_VALUE);
    private final Map<PartitionKey, String> failed = new LinkedHashMap<>();

    /// @param view reads documents of the partition; null: another has written it
    PartDraft(ProjectionCall call, Function<Collection<DocumentKey>, @Nullable Map<DocumentKey, StoredDocument>> view) {
        this.call = call;
        this.view = view;
    }

    /// A key of which the projection cannot apply something takes nothing more.
    ///
    /// @return false: another has written the partition
    boolean apply(Part part) {
        if (failed.containsKey(part.partition())) {
            return true;
        }
        for (int tries = 0; ; ) {
            switch (call.apply(part, documents)) {
                case Result.Done _ -> {
                    return true;
                }
                case Result.Needs needs -> {
                    if (!fetched(needs.keys())) {
                        return false;
                    }
                }
                case Result.Failed why -> {
                    tries++;
                    if (tries == PartitionWriter.TRIES) {
                        failed.put(
                                part.partition(),
                                part.change().table() + " " + part.change().keyValues() + ": " + why.why());
                        return true;
                    }
                }
            }
        }
    }

    private boolean fetched(Set<DocumentKey> keys) {
        Set<DocumentKey> everywhere =
                keys.stream().filter(key -> key.partition().isEverywhere()).collect(Collectors.toSet());
        Map<DocumentKey, StoredDocument> found = everywhere.isEmpty() ? Map.of() : view.apply(everywhere);
        if (found == null) {
            return false;
        }
        documents.fetched(keys, found);
        return true;
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
