package io.banyan.projections.log;

import io.banyan.projections.change.LogPosition;
import org.jspecify.annotations.Nullable;

/// A reader's place is not in the log: what came after it was trimmed, the log was started over, or its Redis
/// came back without it. Its view cannot go on and must be built anew.
public final class LogGap extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private LogGap(String message) {
        super(message);
    }

    /// The reader's place is one of another log, wherever it is.
    public static LogGap unknown() {
        return new LogGap("the log was begun anew since this view was built, so its place in the log means nothing");
    }

    /// Says what was asked for.
    ///
    /// @param from where the log is complete from; null when there is no log
    public LogGap(LogPosition asked, @Nullable LogPosition from) {
        super(
                from == null
                        ? "there is no log (its Redis was emptied, or no capture has begun it yet)"
                        : "the log is complete from " + from + " on, and the entries after " + asked
                                + " are not in it");
    }
}
