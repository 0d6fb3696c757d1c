package io.banyan.projections.runner;

import io.banyan.projections.store.Checkpoint;
import io.banyan.projections.store.Did;
import io.banyan.projections.store.ViewId;
import io.banyan.projections.store.ViewState;
import io.banyan.projections.store.Wish;
import org.jspecify.annotations.Nullable;

/// How a view is, as its runner knows it.
///
/// @param state STOPPED also where the store has nothing of it
/// @param checkpoint the least of its partitions; null: none is known
/// @param why it is not LIVE, with what to run; null: nothing is wrong
/// @param deadLetters how many changes are parked
/// @param doing what was asked and is not done; null: nothing
/// @param did what became of the last wish; null: there was none
public record ViewReport(
        ViewId view,
        Duty duty,
        ViewState state,
        @Nullable Checkpoint checkpoint,
        @Nullable String why,
        int deadLetters,
        @Nullable Wish doing,
        @Nullable Did did) {
    /// What a runner is there for.
    public enum Duty {
        WORKS,
        /// Another works, or it is not known who.
        STANDS_BY,
        /// It would work, but the version was dropped: it waits to be asked for a rebuild.
        DROPPED
    }

    /// Before anything is known.
    static ViewReport idle(ViewId view, Duty duty) {
        return new ViewReport(view, duty, ViewState.BUILDING, null, null, 0, null, null);
    }

    /// Whether this runner works; false: it has nothing to say of the view.
    public boolean working() {
        return duty == Duty.WORKS;
    }
}
