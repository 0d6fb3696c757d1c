package io.banyan.projections.log;

/// A log does not take what it was given, and will not when asked again. The message says what was found and what
/// to run.
public final class LogRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public LogRefused(String message) {
        super(message);
    }
}
