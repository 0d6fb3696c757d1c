package io.banyan.catalog;

import io.banyan.split.Weight;
import java.time.Duration;

/// What is let pass before it is a finding.
///
/// @param dead so long may a declared subject be without traffic
/// @param experimental the highest applied weight of what is experimental
public record Tolerance(Duration dead, Weight experimental) {
    /// Of a version that is no longer declared, as long as it may have answered before the change was
    /// known.
    static final Duration VERSIONS = Duration.ofMinutes(1);
    /// Of traffic that ended when its file went, which may have come and gone between two looks.
    static final Duration REMOVED = Duration.ofMinutes(2);
    /// Older traffic of what nobody declares is history.
    static final Duration UNOWNED = Duration.ofDays(1);

    public static Tolerance dead(Duration dead) {
        return new Tolerance(dead, new Weight(500));
    }
}
