package io.banyan.projections.source;

import org.jspecify.annotations.Nullable;

/// A database did not answer, or the stream broke. Asking again later may help.
public final class SourceUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// Says which and why.
    public SourceUnavailable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
