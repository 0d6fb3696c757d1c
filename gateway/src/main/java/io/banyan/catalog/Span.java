package io.banyan.catalog;

import java.time.Duration;
import java.time.Instant;

/// A while in words, by its largest unit: `3 days`, `1 hour`, `12 s`.
final class Span {
    private Span() {}

    static String of(Instant from, Instant to) {
        long seconds = Math.max(0, Duration.between(from, to).toSeconds());
        if (seconds >= 2 * 86_400) {
            return seconds / 86_400 + " days";
        }
        if (seconds >= 2 * 3_600) {
            return seconds / 3_600 + " hours";
        }
        return seconds >= 120 ? seconds / 60 + " minutes" : seconds + " s";
    }
}
