package io.banyan.live;

import java.util.List;
import reactor.core.publisher.Mono;

/// Keeps what a restart should not lose of what people look at. Losing it costs that, nothing else.
public interface FiguresStore {
    /// Keeps a text in place of what its slot held.
    ///
    /// @param ring one of few names
    /// @param slot from 0
    Mono<Void> keep(String ring, int slot, String text);

    /// What a ring holds, whoever wrote it, in the order of slots; empty ones are left out.
    ///
    /// @param slots how many the ring has, from 1
    Mono<List<String>> kept(String ring, int slots);
}
