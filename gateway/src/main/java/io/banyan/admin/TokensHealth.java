package io.banyan.admin;

import io.banyan.tokens.TokensRunner;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/// Health component `tokens`: how many tokens of each file are in force. Always UP, for those of before stay in force
/// while a file has errors; `condition` says `degraded` until it is mended.
record TokensHealth(List<TokensRunner<?>> files) implements HealthIndicator {
    TokensHealth {
        files = List.copyOf(files);
    }

    @Override
    public Health health() {
        Health.Builder health = Health.up();
        List<String> errors = new ArrayList<>();
        for (TokensRunner<?> file : files) {
            health.withDetail(file.option(), file.count());
            errors.addAll(file.errors());
        }
        if (!errors.isEmpty()) {
            health.withDetail("condition", "degraded").withDetail("errors", errors);
        }
        return health.build();
    }
}
