package io.banyan.projector.app;

/// The process does not start. The message says why, and what to do.
final class StartRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StartRefused(String message) {
        super(message);
    }
}
