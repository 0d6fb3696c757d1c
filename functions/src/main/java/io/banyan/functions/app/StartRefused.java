package io.banyan.functions.app;

/// The process does not start, or a command comes to nothing. The message says why, and what to do.
final class StartRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StartRefused(String message) {
        super(message);
    }
}
