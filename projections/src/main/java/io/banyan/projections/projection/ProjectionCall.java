package io.banyan.projections.projection;

import java.util.LinkedHashSet;
import java.util.List;
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

        /// Nothing was applied, nor will it be when it is called again: what the projection did, in a sentence.
        record Failed(String why) implements Result {}
    }

    private static final String OWN = ProjectionCall.class.getPackageName() + ".";

    private final Projection projection;

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

    private Result call(Part part, WorkingDocuments documents, boolean inEarnest) {
        Set<DocumentKey> missing = new LinkedHashSet<>();
        try {
            List<Operation> operations = asked(part, documents, missing);
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
