package io.banyan.lambda;

/// Thrown for what a function returned and no client can be sent. The message is a short reason without anything of
/// the answer's values.
public final class BadAnswer extends Exception {
    private static final long serialVersionUID = 1;

    BadAnswer(String reason) {
        super(reason, null, false, false);
    }
}
