package io.banyan.upstream;

import java.time.Duration;

/// When a breaker opens: `failures` percent (1 to 100) of at least `calls` calls in a 10 s window failed; it stays
/// open for `open`. Default: 50 %, 10 calls, 5 s.
public record BreakerSpec(int failures, int calls, Duration open) {
    public static final BreakerSpec DEFAULT = new BreakerSpec(50, 10, Duration.ofSeconds(5));
}
