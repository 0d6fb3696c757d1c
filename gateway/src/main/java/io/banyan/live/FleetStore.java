package io.banyan.live;

import java.util.List;
import reactor.core.publisher.Mono;

/// Where replicas see each other. Losing it costs a view of the fleet, nothing else. Every answer comes within half a
/// second, or as an error.
public interface FleetStore extends AutoCloseable {
    /// Shows this replica to the others for five seconds.
    Mono<Void> publish(Presence presence);

    /// All that are shown now, this one included, in the order of their names.
    Mono<List<Presence>> present();

    /// Takes this replica off the list.
    @Override
    void close();
}
