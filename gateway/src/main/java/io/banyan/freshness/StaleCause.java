package io.banyan.freshness;

import java.util.Locale;

/// Why an answer of MODERN's, or the view behind it, counts as stale: a closed set, also a meter's tag.
public enum StaleCause {
    /// No `Banyan-As-Of`, or none that can be read.
    UNPROVEN,
    /// Of another history of the database than the one in force.
    SOURCE,
    /// Behind by more than `max-lag`, or older than a reload asks.
    LAG,
    /// Behind what its client has written or seen.
    TICKET,
    /// Behind what another copy of the view has shown already.
    COPY;

    public String tag() {
        return name().toLowerCase(Locale.ROOT);
    }
}
