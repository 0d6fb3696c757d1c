package io.banyan.projections.runner;

import io.banyan.projections.log.ChangeLog;
import io.banyan.projections.store.ViewId;

/// What the log keeps for a view until it has read it. For one thread.
final class LogHold {
    private final ChangeLog log;
    private final ViewId view;
    private boolean mayBe = true;

    LogHold(ChangeLog log, ViewId view) {
        this.log = log;
        this.view = view;
    }

    /// The view reads, or is about to.
    void held() {
        mayBe = true;
    }

    /// A view that cannot go on holds nobody up.
    void letGo() {
        if (mayBe) {
            log.release(view.toString());
            mayBe = false;
        }
    }
}
