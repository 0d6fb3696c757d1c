package io.banyan.evidence;

import java.time.Duration;

/// How fast evidence came lately, over the whole fleet.
///
/// @param over the time since `before`; a minute or more
/// @param before what was known then, of the same revision
public record Lately(Duration over, Evidence before) {
    /// How many reads a second were looked at.
    public double perSecond(Evidence now, String route, Kind kind) {
        long more = now.of(route).of(kind).all() - before.of(route).of(kind).all();
        return Math.max(0, more) * 1_000.0 / over.toMillis();
    }
}
