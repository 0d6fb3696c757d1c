package io.banyan.admin;

import java.util.List;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/// Health component `disk`: what cannot be read or written. Always UP, for traffic needs no disk; `condition` says
/// `degraded` and `problems` why, until it is mended.
record DiskHealth(DiskSource disk) implements HealthIndicator {
    @Override
    public Health health() {
        List<String> problems = disk.problems();
        Health.Builder health = Health.up();
        if (!problems.isEmpty()) {
            health.withDetail("condition", "degraded").withDetail("problems", problems);
        }
        return health.build();
    }
}
