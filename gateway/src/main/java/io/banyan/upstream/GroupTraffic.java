package io.banyan.upstream;

import io.banyan.exchange.FallBackRule;
import java.util.Set;

/// The two sides of a group as built: targets with their pools and guards.
///
/// @param fallBacks the places on LEGACY that this group's fall-backs may hold at once: 256, so that a failing new
///     side never takes places from writes
public record GroupTraffic(
        Upstream modern,
        ModernGuard guard,
        Upstream legacy,
        LegacyGuard legacyGuard,
        LegacyGuard fallBacks,
        FallBackRule fallBack,
        Set<String> setCookie,
        boolean keepValidators) {
    public static final int MOST_FALL_BACKS = 256;
}
