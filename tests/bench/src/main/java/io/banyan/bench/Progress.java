package io.banyan.bench;

/// Tells whoever waits what happens now; figures go to the standard output, this does not.
final class Progress {
    private static final double NANOS = 1e9;
    private final long begin = System.nanoTime();

    void says(String what) {
        System.err.printf("bench: %4.0f s  %s%n", (System.nanoTime() - begin) / NANOS, what);
    }
}
