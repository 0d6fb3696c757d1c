package io.banyan.figures;

import io.banyan.live.FleetStore;
import io.banyan.live.Presence;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import reactor.core.publisher.Mono;

/// Where replicas of a test see each other.
final class FleetBoard {
    final Map<String, Presence> shown = new ConcurrentSkipListMap<>();
    private final Map<String, String> kept = new ConcurrentSkipListMap<>();
    volatile boolean away;

    FleetStore of(String replica) {
        return new FleetStore() {
            @Override
            public Mono<Void> publish(Presence presence) {
                return away
                        ? Mono.error(new IllegalStateException("away"))
                        : Mono.fromRunnable(() -> shown.put(replica, presence));
            }

            @Override
            public Mono<List<Presence>> present() {
                return Mono.fromSupplier(() -> List.copyOf(shown.values()));
            }

            @Override
            public Mono<Void> keep(String ring, int slot, String text) {
                return Mono.fromRunnable(() -> kept.put(ring + slot, text));
            }

            @Override
            public Mono<List<String>> kept(String ring, int slots) {
                return Mono.fromSupplier(() -> kept.entrySet().stream()
                        .filter(point -> point.getKey().startsWith(ring))
                        .map(Map.Entry::getValue)
                        .toList());
            }

            @Override
            public void close() {
                shown.remove(replica);
            }
        };
    }
}
