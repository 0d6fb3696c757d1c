package io.banyan.store;

import io.banyan.live.FleetStore;
import io.banyan.live.Presence;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/// A fleet of one.
public final class LocalFleetStore implements FleetStore {
    private volatile @Nullable Presence shown;

    @Override
    public Mono<Void> publish(Presence presence) {
        return Mono.fromRunnable(() -> shown = presence);
    }

    @Override
    public Mono<List<Presence>> present() {
        return Mono.fromSupplier(() -> {
            Presence one = shown;
            return one == null ? List.of() : List.of(one);
        });
    }

    @Override
    public void close() {
        shown = null;
    }
}
