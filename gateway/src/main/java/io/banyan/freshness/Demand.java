package io.banyan.freshness;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What one request asks of an answer's freshness.
///
/// @param ticket all good tickets that it carries as one; null = none
/// @param spoilt it carries a ticket that is not good: forged, expired, of another installation
/// @param mostAge how old its answer may be, as its `Cache-Control` asks; null = it does not ask
public record Demand(
        @Nullable Ticket ticket, boolean spoilt, @Nullable Duration mostAge) {
    public static final Demand NONE = new Demand(null, false, null);

    /// The same with one more ticket.
    public Demand and(Ticket more) {
        return new Demand(ticket == null ? more : ticket.and(more), spoilt, mostAge);
    }

    /// The same, and nobody knows what its client has seen.
    public Demand unknown() {
        return new Demand(ticket, true, mostAge);
    }

    /// Whether something was carried that is not good, so that nobody knows what its client has seen.
    boolean isUnknown() {
        return spoilt;
    }
}
