package io.banyan.admin;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/// Health component `edge`, all that readiness is made of: UP when ready, otherwise OUT_OF_SERVICE (503).
record EdgeHealth(Readiness readiness) implements HealthIndicator {
    @Override
    public Health health() {
        Health.Builder health = readiness.ready() ? Health.up() : Health.outOfService();
        return health.withDetail("state", readiness.state()).build();
    }
}
