package io.banyan.projections.runner;

import io.banyan.projections.projection.BatchProjection;
import io.banyan.projections.projection.DocumentKey;
import io.banyan.projections.projection.Part;
import io.banyan.projections.projection.PartitionKey;
import io.banyan.projections.projection.Patience;
import io.banyan.projections.projection.Projection;
import io.banyan.projections.projection.ProjectionCall;
import io.banyan.projections.projection.ProjectionCall.Result;
import io.banyan.projections.projection.Question;
import io.banyan.projections.projection.StoredDocument;
import io.banyan.projections.projection.WorkingDocuments;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Applies parts to the documents at hand. What one of them needs, documents and answers, is asked for together with
/// what those behind it seem to need. For one thread.
final class PartCalls {
    /// Documents that are fetched at once.
    static final int FETCH = 2_000;

    /// A projection is called so often for a change before that is given up.
    private static final int TRIES = 3;

    /// Parts looked at for each that a projection is asked about at once.
    private static final int LOOK = 10;

    private final ProjectionCall call;
    private final int most;
    private final WorkingDocuments documents;
    private final Function<Collection<DocumentKey>, @Nullable Map<DocumentKey, StoredDocument>> store;
    private final Patience patience;
    private final Predicate<PartitionKey> leftOut;

    /// @param store reads documents; null: another has written
    /// @param leftOut of these nothing is applied any more
    PartCalls(
            Projection projection,
            WorkingDocuments documents,
            Function<Collection<DocumentKey>, @Nullable Map<DocumentKey, StoredDocument>> store,
            Patience patience,
            Predicate<PartitionKey> leftOut) {
        this.call = new ProjectionCall(projection);
        this.most = projection instanceof BatchProjection batch ? batch.most() : 1;
        this.documents = documents;
        this.store = store;
        this.patience = patience;
        this.leftOut = leftOut;
    }

    /// Done or failed; null: another has written, or this one is to give up.
    @Nullable
    Result apply(List<Part> parts, int at) {
        for (int tries = 0; ; ) {
            Result result = call.apply(parts.get(at), documents);
            switch (result) {
                case Result.Done _ -> {
                    return result;
                }
                case Result.Failed _ -> {
                    tries++;
                    if (tries == TRIES) {
                        return result;
                    }
                }
                case Result.Needs needs -> {
                    if (!fetched(needs.keys(), parts, at + 1)) {
                        return null;
                    }
                }
                case Result.Unanswered unanswered -> {
                    if (!answered(unanswered.question(), parts, at + 1)) {
                        return null;
                    }
                }
            }
        }
    }

    /// Answers are of no more use.
    void forget() {
        call.forget();
    }

    private boolean fetched(Set<DocumentKey> needed, List<Part> parts, int from) {
        Set<DocumentKey> keys = new LinkedHashSet<>(needed);
        for (int i = from; i < parts.size() && keys.size() < FETCH; i++) {
            keys.addAll(call.needs(parts.get(i), documents));
        }
        Map<DocumentKey, StoredDocument> found = keys.isEmpty() ? Map.of() : store.apply(keys);
        if (found == null) {
            return false;
        }
        documents.fetched(keys, found);
        return true;
    }

    /// Of several that read the same document of their partition key the first alone is asked about: it will most
    /// likely make it another one for the rest.
    private boolean answered(Question first, List<Part> parts, int from) {
        int end = (int) Math.min(parts.size(), from + (long) LOOK * most);
        if (most > 1 && !fetched(Set.of(), parts.subList(0, end), from)) {
            return false;
        }
        Set<DocumentKey> taken = new HashSet<>(own(first));
        Set<Question> questions = new LinkedHashSet<>(List.of(first));
        for (int i = from; i < end && questions.size() < most; i++) {
            Part part = parts.get(i);
            Question next = leftOut.test(part.partition()) ? null : call.question(part, documents);
            if (next != null && own(next).stream().noneMatch(taken::contains)) {
                taken.addAll(own(next));
                questions.add(next);
            }
        }
        return call.ask(List.copyOf(questions), patience);
    }

    private static List<DocumentKey> own(Question question) {
        return question.documents().keySet().stream()
                .filter(key -> !key.partition().isEverywhere())
                .toList();
    }
}
