package io.banyan.functions.host;

/// Nothing runs by this name. The message says why, and what there is.
public final class NoSuchFunction extends Exception {
    private static final long serialVersionUID = 1L;

    NoSuchFunction(String message) {
        super(message);
    }
}
