package io.banyan.projections.log;

/// A log gave no answer. Asking again later may help; what was asked may have been done.
public final class LogUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public LogUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
