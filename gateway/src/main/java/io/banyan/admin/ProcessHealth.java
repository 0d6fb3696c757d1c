package io.banyan.admin;

import java.util.List;
import java.util.function.Supplier;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/// Health component `process`: limits of this process that were met within the last seconds. Always UP; `condition`
/// says `degraded` and `problems` which limit and what to set.
///
/// @param problems a sentence for each limit
record ProcessHealth(Supplier<List<String>> problems) implements HealthIndicator {
    @Override
    public Health health() {
        List<String> now = problems.get();
        Health.Builder health = Health.up();
        if (!now.isEmpty()) {
            health.withDetail("condition", "degraded").withDetail("problems", now);
        }
        return health.build();
    }
}
