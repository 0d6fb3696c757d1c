package io.banyan.admin;

import io.banyan.upstream.ProxyHint;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/// Health component `edge`, all that readiness is made of: UP when ready, otherwise OUT_OF_SERVICE (503).
/// `hint` names a load balancer that was probably forgotten in `--trusted-proxies`.
record EdgeHealth(Readiness readiness, ProxyHint hint) implements HealthIndicator {
    @Override
    public Health health() {
        Health.Builder health = readiness.ready() ? Health.up() : Health.outOfService();
        hint.sentence().ifPresent(sentence -> health.withDetail("hint", sentence));
        return health.withDetail("state", readiness.state()).build();
    }
}
