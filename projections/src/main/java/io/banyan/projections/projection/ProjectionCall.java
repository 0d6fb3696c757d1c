package io.banyan.projections.projection;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One call of a projection for one part of a change: asks it, checks what it returns, and applies that to the
/// documents at hand, all of it or nothing.
public final class ProjectionCall {
    /// What came of it.
    public sealed interface Result {
        /// Applied.
        record Done() implements Result {}

        /// Nothing was applied: these documents are to be fetched first, and there may be more to come.
        record Needs(Set<DocumentKey> keys) implements Result {}

        /// Nothing was applied: a projection that answers many at once is to be asked this first.
        record Unanswered(Question question) implements Result {}

        /// Nothing was applied, nor will it be when it is called again: what the projection did, in a sentence.
        record Failed(String why) implements Result {}
    }

    private static final String OWN = ProjectionCall.class.getPackageName() + ".";

    private final Projection projection;
    private final Map<Question, Answer> answers = new HashMap<>();

    public ProjectionCall(Projection projection) {
        this.projection = projection;
    }

    /// Calls and applies.
    public Result apply(Part part, WorkingDocuments documents) {
        return call(part, documents, true);
    }

    /// Calls only to learn which documents it needs. Before the changes ahead of it are applied it may ask for others
    /// than it will in earnest, so what it says is a guess.
    public Set<DocumentKey> needs(Part part, WorkingDocuments documents) {
        return call(part, documents, false) instanceof Result.Needs needs ? needs.keys() : Set.of();
    }

    /// What is to be asked before this part can be applied; null: nothing, or nothing yet, since documents are not at
    /// hand. A guess like `needs`.
    public @Nullable Question question(Part part, WorkingDocuments documents) {
        return call(part, documents, false) instanceof Result.Unanswered unanswered ? unanswered.question() : null;
    }

    /// Asks, and keeps the answers until they are forgotten; false: the one who waited gave up.
    ///
    /// @param questions as `question` and `Unanswered` gave them, at most as many as the projection takes
    public boolean ask(List<Question> questions, Patience patience) {
        List<Answer> given = ((BatchProjection) projection).answer(questions, patience);
        for (int i = 0; given != null && i < questions.size(); i++) {
            answers.put(questions.get(i), given.get(i));
        }
        return given != null;
    }

    /// The answers are of no more use.
    public void forget() {
        answers.clear();
    }

    private Result call(Part part, WorkingDocuments documents, boolean inEarnest) {
        Set<DocumentKey> missing = new LinkedHashSet<>();
        try {
            Question question =
                    projection instanceof BatchProjection batch ? question(batch, part, documents, missing) : null;
            Answer answer = question == null ? null : answers.get(question);
            if (question != null && missing.isEmpty() && answer == null) {
                return new Result.Unanswered(question);
            }
            List<Operation> operations = question == null ? asked(part, documents, missing) : operations(answer);
            if (missing.isEmpty()) {
                check(operations, part.partition());
                operations.stream()
                        .map(Operation::key)
                        .filter(key -> !documents.has(key))
                        .forEach(missing::add);
            }
            if (!missing.isEmpty()) {
                return new Result.Needs(missing);
            }
            if (inEarnest) {
                documents.apply(operations);
            }
            return new Result.Done();
        } catch (Exception | StackOverflowError | LinkageError | AssertionError failed) {
            return missing.isEmpty() ? new Result.Failed(said("it", failed)) : new Result.Needs(missing);
        }
    }

    /// Without those documents that are missing.
    private static Question question(
            BatchProjection batch, Part part, WorkingDocuments documents, Set<DocumentKey> missing) {
        Map<DocumentKey, @Nullable Document> read = new LinkedHashMap<>();
        for (DocumentKey key : batch.reads(part.change())) {
            mayRead(key, part.partition());
            if (documents.has(key)) {
                StoredDocument stored = documents.get(key);
                read.put(key, stored == null ? null : stored.document());
            } else {
                missing.add(key);
            }
        }
        return new Question(part.change(), read);
    }

    private static List<Operation> operations(@Nullable Answer answer) {
        return switch (answer) {
            case Answer.Operations(var operations) -> operations;
            case Answer.Failed(var why) -> throw new WrongOperation(why);
            case null -> List.of();
        };
    }

    private List<Operation> asked(Part part, WorkingDocuments documents, Set<DocumentKey> missing) {
        try {
            return projection.apply(part.change(), key -> {
                mayRead(key, part.partition());
                if (!documents.has(key)) {
                    missing.add(key);
                }
                StoredDocument stored = documents.get(key);
                return stored == null ? null : stored.document();
            });
        } catch (NotAtHand fetchFirst) {
            return List.of();
        }
    }

    private static void mayRead(DocumentKey key, PartitionKey partition) {
        if (!key.partition().equals(partition) && !key.partition().isEverywhere()) {
            throw new WrongOperation("it read " + key + " for a change of partition " + partition
                    + " but may read documents of that partition and of * alone; what is read together belongs to one"
                    + " partition");
        }
    }

    private static void check(@Nullable List<? extends @Nullable Operation> operations, PartitionKey partition) {
        if (operations == null) {
            throw new WrongOperation("apply() returned null but must return operations; List.of() for none");
        }
        for (Operation operation : operations) {
            if (operation == null) {
                throw new WrongOperation(
                        "apply() returned an operation that is null but must be a put, patch, delete, add or enter");
            }
            if (!operation.key().partition().equals(partition)) {
                throw new WrongOperation("it wrote " + operation.key() + " for a change of partition " + partition
                        + " but may write documents of that partition alone; let partition() say where the change"
                        + " belongs");
            }
        }
    }

    /// What went wrong, for people: what Banyan says of a wrong operation; of anything else the class and the place
    /// alone, for its message may have the row's values.
    ///
    /// @param who threw it: `it`, `partition()`
    public static String said(String who, Throwable failed) {
        if (failed instanceof WrongOperation) {
            return failed.getMessage() == null ? "wrong operation" : failed.getMessage();
        }
        String place = place(failed.getStackTrace());
        return who + " threw " + failed.getClass().getSimpleName() + (place.isEmpty() ? "" : " at " + place);
    }

    /// In the team's code, if it came from there.
    private static String place(StackTraceElement... at) {
        for (StackTraceElement each : at) {
            if (!each.getClassName().startsWith("java.") && !each.getClassName().startsWith(OWN)) {
                return each.toString();
            }
        }
        return at.length == 0 ? "" : at[0].toString();
    }
}
