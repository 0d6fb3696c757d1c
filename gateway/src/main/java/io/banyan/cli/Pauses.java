package io.banyan.cli;

import java.time.Duration;

/// How long to wait before asking again: each time twice as long, up to a most.
record Pauses(Duration first, Duration most) {
    static final Pauses STANDARD = new Pauses(Duration.ofSeconds(1), Duration.ofSeconds(15));

    /// @param failures in a row, from 1
    Duration after(int failures) {
        Duration pause = first.multipliedBy(1L << Math.min(failures - 1, 20));
        return pause.compareTo(most) < 0 ? pause : most;
    }
}
