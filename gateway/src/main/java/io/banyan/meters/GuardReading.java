package io.banyan.meters;

import io.banyan.route.Side;
import org.jspecify.annotations.Nullable;

/// What is read of one upstream of a group whenever meters are scraped. Read by any thread; never blocks.
public interface GuardReading {
    /// The group's name, or null for the installation's LEGACY.
    @Nullable
    String group();

    Side side();

    /// Requests at the upstream now.
    int placesUsed();

    /// The most of them at once.
    int places();

    /// `closed`, `open` or `half-open`; null = this upstream has no breaker.
    @Nullable
    String breaker();

    int connectionsActive();

    int connectionsIdle();
}
