package io.banyan.projections.runner;

import io.banyan.projections.projection.DocumentKey;
import io.banyan.projections.projection.Part;
import io.banyan.projections.projection.PartitionKey;
import io.banyan.projections.projection.Patience;
import io.banyan.projections.projection.Projection;
import io.banyan.projections.projection.StoredDocument;
import io.banyan.projections.projection.Written;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Writes some partition keys of a view anew, at the place where it stands. For one thread.
final class PartWriting {
    /// Documents of a batch, unless one partition key has more.
    private static final int BATCH = 2_000;

    private static final int TOLD = 3;

    private final Projection projection;
    private final Set<PartitionKey> keys;
    private final List<Part> parts;
    private final Patience patience;
    private final Map<PartitionKey, String> failed = new LinkedHashMap<>();
    private long put;
    private long removed;

    /// @param parts all rows and changes of these keys, up to where the view stands
    PartWriting(Projection projection, Set<PartitionKey> keys, List<Part> parts, Patience patience) {
        this.projection = projection;
        this.patience = patience;
        this.keys = keys;
        this.parts = parts;
    }

    /// What was done, in a sentence; null: another has written, or this one is to give up.
    @Nullable
    String write(List<PartitionWriter> writers) {
        for (int partition = 0; partition < writers.size(); partition++) {
            int here = partition;
            Set<PartitionKey> own = keys.stream()
                    .filter(key -> key.standsIn(here, writers.size()))
                    .collect(Collectors.toCollection(LinkedHashSet::new));
            if (!own.isEmpty() && !isWritten(own, writers.get(partition))) {
                return null;
            }
        }
        return said();
    }

    private boolean isWritten(Set<PartitionKey> own, PartitionWriter writer) {
        var draft = new PartDraft(projection, writer::stored, patience);
        List<Part> here =
                parts.stream().filter(part -> own.contains(part.partition())).toList();
        if (!draft.apply(here)) {
            return false;
        }
        Map<DocumentKey, StoredDocument> stored = writer.stored(writer.keys(own));
        if (stored == null) {
            return false;
        }
        failed.putAll(draft.failed());
        own.removeAll(draft.failed().keySet());
        Map<PartitionKey, List<Written>> all = draft.against(stored);
        List<Written> batch = new ArrayList<>();
        Set<PartitionKey> whole = new LinkedHashSet<>();
        for (PartitionKey key : own) {
            List<Written> next = all.getOrDefault(key, List.of());
            if (batch.size() + next.size() > BATCH && !batch.isEmpty()) {
                if (!isReplaced(batch, whole, writer)) {
                    return false;
                }
                batch.clear();
                whole.clear();
            }
            batch.addAll(next);
            whole.add(key);
        }
        return isReplaced(batch, whole, writer);
    }

    private boolean isReplaced(List<Written> batch, Set<PartitionKey> whole, PartitionWriter writer) {
        if (!writer.replace(batch, whole)) {
            return false;
        }
        long gone = batch.stream().filter(written -> written.after() == null).count();
        removed += gone;
        put += batch.size() - gone;
        return true;
    }

    private String said() {
        int anew = keys.size() - failed.size();
        var says = new StringBuilder()
                .append(anew)
                .append(anew == 1 ? " key read anew, " : " keys read anew, ")
                .append(put)
                .append(put == 1 ? " document written, " : " documents written, ")
                .append(removed)
                .append(" removed");
        failed.entrySet().stream().limit(TOLD).forEach(each -> says.append("; ")
                .append(each.getKey())
                .append(" stays as it was, because the projection cannot apply ")
                .append(each.getValue()));
        if (failed.size() > TOLD) {
            says.append("; ").append(failed.size() - TOLD).append(" more keys stay as they were");
        }
        return says.toString();
    }
}
