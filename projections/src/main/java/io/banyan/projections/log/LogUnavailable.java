package io.banyan.projections.log;

import org.jspecify.annotations.Nullable;

/// A log gave no answer. Asking again later may help; what was asked may have been done.
public final class LogUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// Says who did not answer.
    ///
    /// @param cause null where the log itself said why
    public LogUnavailable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
