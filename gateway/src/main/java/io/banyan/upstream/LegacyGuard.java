package io.banyan.upstream;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import java.time.Duration;

/// Guards Banyan's own memory in front of a LEGACY side: so many requests at once and no time limit, since Banyan
/// adds no limit that the monolith did not have.
public final class LegacyGuard {
    private final Bulkhead places;

    public LegacyGuard(String name, int maxConcurrent) {
        this.places = Bulkhead.of(
                name,
                BulkheadConfig.custom()
                        .maxConcurrentCalls(maxConcurrent)
                        .maxWaitDuration(Duration.ZERO)
                        .build());
    }

    /// False: no place is free. True must be followed by one [#left].
    public boolean enter() {
        return places.tryAcquirePermission();
    }

    public void left() {
        places.onComplete();
    }

    public int placesInUse() {
        return places.getMetrics().getMaxAllowedConcurrentCalls()
                - places.getMetrics().getAvailableConcurrentCalls();
    }
}
