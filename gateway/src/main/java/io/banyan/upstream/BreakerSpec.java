package io.banyan.upstream;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;

/// When a breaker opens: `failures` percent (1 to 100) of at least `calls` calls in a 10 s window failed; it stays
/// open for `open`. Default: 50 %, 10 calls, 5 s.
public record BreakerSpec(int failures, int calls, Duration open) {
    public static final BreakerSpec DEFAULT = new BreakerSpec(50, 10, Duration.ofSeconds(5));
    private static final int PROBES = 5;

    /// A closed one of that name.
    CircuitBreaker build(String name, InstantSource clock) {
        return CircuitBreaker.of(
                name,
                CircuitBreakerConfig.custom()
                        .clock(clock.withZone(ZoneOffset.UTC))
                        .slidingWindow(10, calls, SlidingWindowType.TIME_BASED)
                        .failureRateThreshold(failures)
                        .waitDurationInOpenState(open)
                        .permittedNumberOfCallsInHalfOpenState(PROBES)
                        .build());
    }
}
