package io.banyan.catalog;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is known of one subject from traffic.
///
/// @param since when it was first declared or seen, whichever came first
/// @param declared when some replica last had it declared; null = never
/// @param seen when it last had traffic; null = never
/// @param versions those that answered → when each last did
/// @param hour of the last 50 to 60 minutes
/// @param day of the last 24 hours, or ten minutes less
public record Sighting(
        Instant since,
        @Nullable Instant declared,
        @Nullable Instant seen,
        Map<String, Instant> versions,
        Rate hour,
        Rate day) {
    public Sighting {
        versions = Map.copyOf(versions);
    }

    /// Up to when something is known of it.
    Instant last() {
        return seen == null || seen.isBefore(since) ? since : seen;
    }
}
