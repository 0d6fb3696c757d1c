package io.banyan.catalog;

import java.time.Instant;
import reactor.core.publisher.Mono;

/// Where sightings outlive a replica, and those of a fleet are added up. Losing it costs the catalogue's
/// memory, and nothing else.
public interface SightingsStore extends AutoCloseable {
    /// Takes in what was noticed. When it fails, its counts may have been taken in or not.
    Mono<Void> add(Noticed noticed);

    /// What is kept, by whichever replica.
    ///
    /// @param known what was read before, of which old steps are taken over; `Sightings.NONE` = read
    /// everything
    Mono<Sightings> read(Sightings known, Instant now);

    @Override
    void close();
}
