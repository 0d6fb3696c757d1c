package io.banyan.bench;

/// Why a run has no figures to show; the message is for whoever started it.
final class BenchFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    BenchFailure(String message) {
        super(message);
    }
}
