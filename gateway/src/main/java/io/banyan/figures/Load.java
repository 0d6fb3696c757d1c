package io.banyan.figures;

import org.jspecify.annotations.Nullable;

/// What a group's reads decided by weight asked of one replica in the last minute: of the busiest, since each has
/// places of its own. By Little's law reads a second × seconds a read = places in use on average.
///
/// @param reads a second
/// @param modernPlaces in use on average
/// @param modernSeconds that a read held a place at MODERN, to its last byte; null where fewer than ten tell
/// @param legacySeconds the same at LEGACY
public record Load(
        double reads,
        double modernPlaces,
        @Nullable Double modernSeconds,
        @Nullable Double legacySeconds) {
    static final Load NONE = new Load(0, 0, null, null);

    private static final int ENOUGH = 10;
    private static final double MICROS = 1_000_000;

    /// @param seconds that the counts stand for, above 0
    static Load of(Counts counts, double seconds) {
        long modern = counts.tried();
        long kept = counts.get(Count.BREAKER)
                + counts.get(Count.BULKHEAD)
                + counts.get(Count.KEPT_THROTTLED)
                + counts.get(Count.UNREPRESENTABLE)
                + counts.get(Count.IDENTITY);
        long legacy = counts.weighed() - modern - kept;
        double modernHeld = counts.get(Count.HELD_MODERN) / MICROS;
        double legacyHeld = counts.get(Count.HELD_LEGACY) / MICROS;
        return new Load(
                counts.weighed() / seconds,
                modernHeld / seconds,
                modern < ENOUGH ? null : Double.valueOf(modernHeld / modern),
                legacy < ENOUGH ? null : Double.valueOf(legacyHeld / legacy));
    }
}
