package io.banyan.ramp;

import java.time.Duration;

/// An estimated time in words that claim no more than it knows: `40 min`, `3 h`, `12 days`.
final class About {
    private static final long MINUTE = 60;
    private static final long HOUR = 3_600;
    private static final long DAY = 86_400;

    private About() {}

    static String words(Duration time) {
        long seconds = time.toSeconds();
        if (seconds < 2 * MINUTE) {
            return Math.max(1, seconds) + " s";
        }
        if (seconds < 2 * HOUR) {
            return Math.round(seconds / (double) MINUTE) + " min";
        }
        return seconds < 2 * DAY
                ? Math.round(seconds / (double) HOUR) + " h"
                : Math.round(seconds / (double) DAY) + " days";
    }
}
