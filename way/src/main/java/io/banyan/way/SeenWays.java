package io.banyan.way;

import java.util.HashSet;
import java.util.Set;

/// Which ways were used already, as long as they could be used again. Bounded: where more than [#MOST] come within that
/// time, the oldest are forgotten first, and a repetition of those is not noticed. Safe for any thread.
final class SeenWays {
    static final int MOST = 100_000;

    /// From the earliest moment at which a way is taken to the last.
    private static final long REMEMBERED = Way.LIFE_MILLIS + 2 * Way.LEEWAY_MILLIS;

    private Set<String> newer = new HashSet<>();
    private Set<String> older = Set.of();
    private long turned;

    /// Remembers an id; false = it was seen before.
    ///
    /// @param now epoch milliseconds
    synchronized boolean isNew(String id, long now) {
        if (now - turned > REMEMBERED || newer.size() >= MOST) {
            older = now - turned > 2 * REMEMBERED ? Set.of() : newer;
            newer = new HashSet<>();
            turned = now;
        }
        return !older.contains(id) && newer.add(id);
    }
}
