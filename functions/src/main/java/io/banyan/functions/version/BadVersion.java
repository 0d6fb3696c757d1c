package io.banyan.functions.version;

/// There is no such version, or a name is none. The message says what there is, and what to run.
public final class BadVersion extends Exception {
    private static final long serialVersionUID = 1L;

    BadVersion(String message) {
        super(message);
    }
}
