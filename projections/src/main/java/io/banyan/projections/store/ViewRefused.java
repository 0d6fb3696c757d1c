package io.banyan.projections.store;

/// A store does not do what it was asked, and will not when asked again. The message says what was found and what
/// to do.
public final class ViewRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ViewRefused(String message) {
        super(message);
    }

    ViewRefused(String message, Throwable cause) {
        super(message, cause);
    }
}
