package io.banyan.projections.projection;

/// A projection asked for or returned what it may not. The message says what, and what to write instead, and has
/// no values of a row but its key, since it goes into logs.
public final class WrongOperation extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    public WrongOperation(String message) {
        super(message);
    }

    WrongOperation(String message, Throwable cause) {
        super(message, cause);
    }
}
