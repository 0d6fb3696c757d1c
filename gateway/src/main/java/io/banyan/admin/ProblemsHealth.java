package io.banyan.admin;

import java.util.List;
import java.util.function.Supplier;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/// A health component that has nothing but problems to tell: `upstreams`, `names`, `disk`, `process`. Always UP, since
/// traffic is served all the same and no restart would help; `condition` says `degraded` and `problems` what is wrong,
/// until it is mended.
///
/// @param problems at this moment, a sentence each; empty = none
record ProblemsHealth(Supplier<List<String>> problems) implements HealthIndicator {
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
