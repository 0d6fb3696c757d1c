package io.banyan.bench;

import java.util.Locale;

/// What is told of a lane or a peer.
enum Figure {
    CPU("CPU µs per request", 1),
    CPU_RATIO("CPU × nginx", 2),
    PER_SECOND("requests/s", 0),
    BUSY("of its core %", 0),
    P50("p50 ms", 2),
    P99("p99 ms", 2),
    P99_RATIO("p99 × nginx", 2),
    RESIDENT("RSS MB", 0),
    START("start s", 2),
    START_RESIDENT("RSS MB, just started", 0),
    IDLE("MB more with idle connections", 0);

    private final String title;
    private final int digits;

    Figure(String title, int digits) {
        this.title = title;
        this.digits = digits;
    }

    String title() {
        return title;
    }

    /// Its name in JSON.
    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The median, and the range where there is one.
    String cell(Sample sample) {
        String median = number(sample.median());
        return sample.values().size() == 1
                ? median
                : median + " (" + number(sample.min()) + "–" + number(sample.max()) + ")";
    }

    /// The median alone.
    String brief(Sample sample) {
        return number(sample.median());
    }

    private String number(double value) {
        return String.format(Locale.ROOT, "%." + digits + "f", value);
    }
}
