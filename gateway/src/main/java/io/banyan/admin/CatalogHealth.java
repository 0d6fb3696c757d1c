package io.banyan.admin;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/// Health component `catalog`: how many findings of each kind the catalogue has. Always UP: what is wrong is
/// for people to mend, and no request is the worse for it.
record CatalogHealth(FindingsSource source) implements HealthIndicator {
    @Override
    public Health health() {
        return Health.up().withDetail("findings", source.findings()).build();
    }
}
