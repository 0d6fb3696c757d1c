package io.banyan.store;

/// Another process uses the state folder; the message says which, and what to write instead.
public final class StateTaken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StateTaken(String message) {
        super(message);
    }
}
