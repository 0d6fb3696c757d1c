package io.banyan.projections.runner;

import io.banyan.projections.change.Change;
import io.banyan.projections.store.DeadLetter;
import io.banyan.projections.store.ViewId;

/// What is said of dead letters. The key alone is told of a row, never its other columns.
final class DeadLetterText {
    private DeadLetterText() {}

    /// `projection events:v3 cannot apply the change of public.rsvp {event_id=42, member_id=7} at 123-2: …`.
    static String poison(ViewId view, DeadLetter letter) {
        Change change = letter.change();
        return "projection " + view + " cannot apply the change of " + change.table() + " " + change.keyValues()
                + " at " + change.position() + ": " + letter.why();
    }

    /// @param first of those that no replay helps, if there are any; else of all
    static String stale(ViewId view, DeadLetter first, int parked) {
        return poison(view, first) + "; " + parked + (parked == 1 ? " change is" : " changes are")
                + " parked and LEGACY answers. Correct the projection, raise its version and build that; or, if the"
                + " cause lay elsewhere and is gone, run ./banyan view " + remedy(first) + " " + view.name();
    }

    /// What belongs to no known partition cannot be put in order.
    private static String remedy(DeadLetter first) {
        return first.isOfUnknownPartition() ? "rebuild" : "replay-dead-letters";
    }

    static String stopped(ViewId view, DeadLetter first, int parked) {
        return poison(view, first) + "; " + parked
                + " changes are parked, too many to be replayed, so the view has stopped and LEGACY answers. Correct"
                + " the projection, raise its version and build that";
    }
}
