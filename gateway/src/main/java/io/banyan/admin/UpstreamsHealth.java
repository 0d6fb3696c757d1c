package io.banyan.admin;

import java.util.List;
import java.util.function.Supplier;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/// Health component `upstreams`: TLS with them, and each MODERN that is down. Always UP, since LEGACY answers for a
/// MODERN that fails, and no restart would help; `condition` says `degraded` and `problems` who, since when and why.
///
/// @param problems at this moment; empty = none
record UpstreamsHealth(Supplier<List<String>> problems) implements HealthIndicator {
    @Override
    public Health health() {
        List<String> now = problems.get();
        return now.isEmpty()
                ? Health.up().build()
                : Health.up()
                        .withDetail("condition", "degraded")
                        .withDetail("problems", now)
                        .build();
    }
}
