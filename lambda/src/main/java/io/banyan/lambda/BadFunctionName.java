package io.banyan.lambda;

/// Thrown for a text that names no function. The message follows on the name of what was read: `was 'a b' but must
/// be …; write …`.
public final class BadFunctionName extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    BadFunctionName(String message) {
        super(message);
    }
}
