package io.banyan.projections.runner;

import io.banyan.projections.store.Registration;
import io.banyan.projections.store.ViewId;
import io.banyan.projections.store.ViewStore;

/// Begins where the store stands with a version of a view, or says why that cannot be.
final class TakingUp {
    /// What came of it.
    sealed interface End {
        /// All partitions are known.
        record Taken() implements End {}

        /// The version was dropped.
        record Dropped() implements End {}

        /// It was there once, and is not any more.
        record Gone(String why) implements End {}

        /// It is not this runner's to keep.
        record Refused(String why) implements End {}
    }

    private final ViewStore store;
    private final Registration registration;
    private final Partitions partitions;
    private boolean seenBefore;
    /// Before it was, a first load that failed leaves nothing behind, and is made again.
    private boolean filledBefore;

    TakingUp(ViewStore store, Registration registration, Partitions partitions) {
        this.store = store;
        this.registration = registration;
        this.partitions = partitions;
    }

    /// A version that the store lost or that was dropped is begun anew only when a rebuild is asked for.
    End takeUp(boolean rebuilds) {
        ViewId view = registration.view();
        Registration kept = store.registration(view);
        if (kept == null && store.isDropped(view)) {
            if (!rebuilds) {
                return new End.Dropped();
            }
            store.revive(view);
        }
        boolean mayBegin = !seenBefore || rebuilds;
        if (kept == null && mayBegin) {
            kept = store.register(registration);
        }
        if (kept == null) {
            return gone();
        }
        String against = registration.against(kept);
        if (!against.isEmpty()) {
            return new End.Refused(against);
        }
        boolean all = partitions.takeUp();
        if (!all && filledBefore && !rebuilds) {
            return gone();
        }
        seenBefore = true;
        filledBefore |= all;
        return new End.Taken();
    }

    /// A load has come to its end.
    void filled() {
        filledBefore = true;
    }

    private End gone() {
        ViewId view = registration.view();
        return new End.Gone("view " + view + " is no longer in its store: it was dropped, or the store lost it; run"
                + " ./banyan view rebuild " + view.name() + ", or stop its runner");
    }
}
