package io.banyan.projections.query;

import io.banyan.projections.store.Checkpoint;
import io.banyan.projections.store.NoSuchView;
import io.banyan.projections.store.ViewState;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import reactor.core.publisher.Mono;

/// Down until the view is complete, and while its store is away. To be part of the readiness group of a service:
/// `management.endpoint.health.group.readiness.include=readinessState,NAME`.
///
/// A view that is stale or has stopped stays ready: its answers prove nothing and LEGACY takes over, while groups that
/// ask for no freshness go on.
public final class ViewHealthIndicator implements ReactiveHealthIndicator {
    private final ServedView view;

    /// Asks nobody yet.
    public ViewHealthIndicator(ServedView view) {
        this.view = view;
    }

    @Override
    public Mono<Health> health() {
        return view.checkpoint()
                .map(read -> health(read.seen().checkpoint()))
                .onErrorResume(
                        NoSuchView.class,
                        gone -> Mono.just(Health.down()
                                .withDetail("why", gone.getMessage() + "; start its runner")
                                .build()))
                .onErrorResume(away -> Mono.just(Health.down()
                        .withDetail("why", String.valueOf(away.getMessage()))
                        .build()));
    }

    private static Health health(Checkpoint checkpoint) {
        boolean ready = checkpoint.state() != ViewState.BUILDING;
        Health.Builder health = ready ? Health.up() : Health.down();
        health.withDetail("state", checkpoint.state().word())
                .withDetail("at", checkpoint.at().toString())
                .withDetail("rows", checkpoint.load().rows())
                .withDetail("expectedRows", checkpoint.load().expected());
        if (checkpoint.why() != null) {
            health.withDetail("why", checkpoint.why());
        }
        return health.build();
    }
}
