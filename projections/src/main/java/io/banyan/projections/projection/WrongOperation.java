package io.banyan.projections.projection;

/// A projection asked for or returned what it may not. The message says what, and what to write instead.
public final class WrongOperation extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public WrongOperation(String message) {
        super(message);
    }
}
