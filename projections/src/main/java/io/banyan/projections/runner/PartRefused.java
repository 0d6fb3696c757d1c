package io.banyan.projections.runner;

/// A part cannot be read, and will not be when it is tried again. The message says what was found and what to do.
final class PartRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PartRefused(String message) {
        super(message);
    }
}
