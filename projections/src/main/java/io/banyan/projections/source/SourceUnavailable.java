package io.banyan.projections.source;

import org.jspecify.annotations.Nullable;

/// A database did not answer, or the stream broke. Asking again later may help.
public final class SourceUnavailable extends SourceTrouble {
    private static final long serialVersionUID = 1L;

    private final boolean isTaken;

    /// Says which and why.
    public SourceUnavailable(String message, @Nullable Throwable cause) {
        this(message, cause, false);
    }

    private SourceUnavailable(String message, @Nullable Throwable cause, boolean isTaken) {
        super(message, cause);
        this.isTaken = isTaken;
    }

    /// Another one reads what is kept for us: nothing is wrong.
    static SourceUnavailable taken(String message, @Nullable Throwable cause) {
        return new SourceUnavailable(message, cause, true);
    }

    /// Whether another one reads what is kept for us.
    public boolean isTaken() {
        return isTaken;
    }
}
