package io.banyan.admin;

import java.util.List;
import java.util.function.Supplier;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/// Health component `names`: whether the names of upstreams can be looked up. Always UP; `condition` says `degraded`
/// and `problems` which cannot, and by what addresses they are served all the same.
///
/// @param problems a sentence for each name
record NamesHealth(Supplier<List<String>> problems) implements HealthIndicator {
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
