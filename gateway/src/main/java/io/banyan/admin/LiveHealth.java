package io.banyan.admin;

import io.banyan.live.LiveView;
import io.banyan.live.Pending;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/// Health component `live`: where live state is kept. Always UP, for no request needs the store; `condition` says
/// `degraded` while it is away, and `cause` why.
record LiveHealth(Supplier<LiveView> live) implements HealthIndicator {
    @Override
    public Health health() {
        LiveView now = live.get();
        Health.Builder health = Health.up()
                .withDetail("store", now.store().kind())
                .withDetail("revision", now.stored().revision().toString());
        if (now.store().awaySince() != null) {
            health.withDetail("condition", "degraded")
                    .withDetail(
                            "problem",
                            "the store has been away since " + now.store().awaySince()
                                    + ": weights are frozen, traffic is not affected, kills work");
            if (now.store().cause() != null) {
                health.withDetail("cause", now.store().cause());
            }
        }
        if (!now.pending().isEmpty()) {
            health.withDetail("pending", pending(now.pending()));
        }
        return health.build();
    }

    private static List<String> pending(Pending pending) {
        List<String> waits = new ArrayList<>();
        pending.kills().forEach(kill -> waits.add("kill of " + (kill.group() == null ? "everything" : kill.group())));
        pending.edits().forEach(edit -> waits.add("edit of the file of " + edit.group()));
        return waits;
    }
}
