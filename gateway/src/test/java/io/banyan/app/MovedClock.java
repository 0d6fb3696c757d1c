package io.banyan.app;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

/// Stands still until a test moves it.
final class MovedClock implements InstantSource {
    private final AtomicLong millis;

    MovedClock(Instant start) {
        this.millis = new AtomicLong(start.toEpochMilli());
    }

    void pass(Duration time) {
        millis.addAndGet(time.toMillis());
    }

    @Override
    public Instant instant() {
        return Instant.ofEpochMilli(millis.get());
    }
}
