package io.banyan.projections.runner;

import java.time.Duration;

/// How many entries a batch takes: as many as are applied in about 20 ms, so what comes next never waits much longer.
/// A reader takes what is there, so a batch has one entry when one comes at a time.
final class BatchSize {
    private static final int MOST = 4_096;
    private static final Duration LONG = Duration.ofMillis(30);
    private static final Duration SHORT = Duration.ofMillis(15);

    /// Of a projection that answers one at a time.
    static final int LEAST = 64;

    private final int least;
    private int entries;

    /// @param least it never asks for fewer because a batch took long
    BatchSize(int least) {
        this.least = least;
        this.entries = Math.max(512, least);
    }

    int entries() {
        return entries;
    }

    /// The log or the store gave no answer: it may have been too much for it, be it a single entry.
    void failed() {
        entries = Math.max(1, entries / 2);
    }

    /// @param taken entries of the last batch
    /// @param took from reading it to having it in the view
    void took(int taken, Duration took) {
        if (took.compareTo(LONG) > 0) {
            entries = Math.max(Math.min(least, entries), entries / 2);
        } else if (taken >= entries && took.compareTo(SHORT) < 0) {
            entries = Math.min(Math.max(MOST, least), entries * 2);
        }
    }
}
