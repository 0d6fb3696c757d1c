package io.banyan.live;

import java.util.List;
import reactor.core.publisher.Mono;

/// Where replicas see each other, and keep what a restart should not lose of their view. Losing it costs that view,
/// nothing else. Every answer comes within half a second, or as an error, unless said otherwise.
public interface FleetStore extends FiguresStore, AutoCloseable {
    /// Shows this replica to the others for five seconds.
    Mono<Void> publish(Presence presence);

    /// All that are shown now, this one included, in the order of their names.
    Mono<List<Presence>> present();

    /// A ring to which nothing was added for 25 hours is gone.
    @Override
    Mono<Void> keep(String ring, int slot, String text);

    /// Read a few slots at a time, each within half a second.
    @Override
    Mono<List<String>> kept(String ring, int slots);

    /// Takes this replica off the list.
    @Override
    void close();
}
