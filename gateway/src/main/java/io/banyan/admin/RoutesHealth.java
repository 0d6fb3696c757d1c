package io.banyan.admin;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/// Health component `routes`: the state of the route files. Always UP, for a bad file harms its own group only;
/// `condition` says `degraded` while there are errors.
record RoutesHealth(RouteFilesSource files) implements HealthIndicator {
    @Override
    public Health health() {
        RouteFiles now = files.now();
        Health.Builder health = Health.up().withDetail("groups", now.groups()).withDetail("routes", now.routes());
        if (!now.errors().isEmpty()) {
            health.withDetail("condition", "degraded").withDetail("errors", now.errors());
        }
        if (!now.warnings().isEmpty()) {
            health.withDetail("warnings", now.warnings());
        }
        return health.build();
    }
}
