package io.banyan.projections.runner;

import io.banyan.projections.store.Checkpoint;
import io.banyan.projections.store.ViewId;
import io.banyan.projections.store.ViewState;
import org.jspecify.annotations.Nullable;

/// How a view is, as its runner knows it.
///
/// @param working whether this runner works; false: it stands by for another
/// @param state STOPPED also where the store has nothing of it
/// @param checkpoint the least of its partitions; null: none is known
/// @param why it is not LIVE, with what to run; null: nothing is wrong
/// @param deadLetters how many changes are parked
public record ViewReport(
        ViewId view,
        boolean working,
        ViewState state,
        @Nullable Checkpoint checkpoint,
        @Nullable String why,
        int deadLetters) {
    /// Something is wrong; what it is otherwise stays. One that stands by says nothing to the feed.
    ViewReport troubled(String now) {
        return new ViewReport(view, working, state, checkpoint, now, deadLetters);
    }

    /// Before anything is known.
    static ViewReport standingBy(ViewId view) {
        return new ViewReport(view, false, ViewState.BUILDING, null, null, 0);
    }
}
