package io.banyan.demo.stage;

/// Why the demo could not start, in words for the person who started it.
public final class StageFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    StageFailure(String message) {
        super(message);
    }

    StageFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
