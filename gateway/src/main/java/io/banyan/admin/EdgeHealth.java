package io.banyan.admin;

import io.banyan.tls.RenewedKey;
import io.banyan.upstream.ProxyHint;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/// Health component `edge`, all that readiness is made of: UP when ready, otherwise OUT_OF_SERVICE (503).
/// `hint` names a load balancer that was probably forgotten in `--trusted-proxies`; `condition` says `degraded` and
/// `problem` why when the certificate could not be read again or has expired. It changes no readiness.
///
/// @param key null = no TLS on the traffic port
record EdgeHealth(
        Readiness readiness, ProxyHint hint, @Nullable RenewedKey key) implements HealthIndicator {
    @Override
    public Health health() {
        Health.Builder health = readiness.ready() ? Health.up() : Health.outOfService();
        hint.sentence().ifPresent(sentence -> health.withDetail("hint", sentence));
        if (key != null) {
            key.problem().ifPresent(problem -> health.withDetail("condition", "degraded")
                    .withDetail("problem", problem));
            health.withDetail("certificateUntil", key.until().toString());
        }
        return health.withDetail("state", readiness.state()).build();
    }
}
