package io.banyan.lambda;

/// Thrown for bytes that are no frame of a streamed answer, or a frame that ends it with an error of the platform.
public final class BadFrame extends Exception {
    private static final long serialVersionUID = 1;

    BadFrame(String reason) {
        super(reason, null, false, false);
    }
}
