package io.banyan.projections.log;

import io.banyan.projections.change.LogPosition;

/// A reader's place is no longer in the log, or not in this one: what came after it was trimmed, or the log was
/// started over. Its view cannot go on and must be built anew.
public final class LogGap extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public LogGap(LogPosition asked, LogPosition from) {
        super("the log is complete from " + from + " on, and the entries after " + asked + " are no longer in it");
    }
}
