package io.banyan.admin;

import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/// Health component `legacy`: whether the monolith takes connections, and TLS with it works. Always UP, since
/// no restart or removal of this replica would help; `condition` says `degraded` and `problem` what was
/// tried.
///
/// @param reach tries to reach the monolith; empty = reached, and nothing else is wrong
record LegacyHealth(String url, Supplier<Optional<String>> reach) implements HealthIndicator {
    @Override
    public Health health() {
        Health.Builder health = Health.up().withDetail("url", url);
        return reach.get()
                .map(problem -> health.withDetail("condition", "degraded").withDetail("problem", problem))
                .orElse(health)
                .build();
    }
}
