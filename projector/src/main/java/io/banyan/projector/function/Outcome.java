package io.banyan.projector.function;

import io.banyan.projections.projection.Operation;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What came of one call of a function about some changes. No sentence in it has values of a row.
sealed interface Outcome {
    /// The function answered.
    ///
    /// @param operations of the changes up to the first that it could not apply, or of all
    /// @param failed what it says of that one; null: it applied all
    record Answered(
            List<List<Operation>> operations, @Nullable String failed) implements Outcome {
        public Answered {
            operations = List.copyOf(operations);
        }
    }

    /// The function failed as a whole, or answered what nobody can read.
    record Failed(String why) implements Outcome {}

    /// These changes are more than the platform takes in one event.
    record TooLarge(String why) implements Outcome {}

    /// There was no answer in time: the function may still run.
    record Late(String why) implements Outcome {}

    /// The platform takes no more calls just now.
    ///
    /// @param after to be tried again then; null: it did not say
    record Throttled(@Nullable Duration after, String why) implements Outcome {}

    /// The function could not be called, which says nothing of the changes.
    record Away(String why) implements Outcome {}
}
