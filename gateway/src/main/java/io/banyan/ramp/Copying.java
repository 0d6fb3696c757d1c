package io.banyan.ramp;

import io.banyan.split.Weight;
import java.util.Map;

/// How many reads of a group come to be looked at, at most.
///
/// @param shares of each route's reads that are copied, by its id
/// @param ofModern reads that MODERN answered are copied, too, for LEGACY
/// @param perSecond the most copies of a second, of all replicas; above 0
/// @param perDay the most of a day; 0 = any number
/// @param clients the most reads of clients that are looked at in a second, of all replicas; above 0
public record Copying(Map<String, Weight> shares, boolean ofModern, double perSecond, long perDay, double clients) {
    public Copying {
        shares = Map.copyOf(shares);
    }

    /// 0 to 1.
    double share(String route) {
        return shares.getOrDefault(route, Weight.NONE).basisPoints() / 10_000.0;
    }
}
