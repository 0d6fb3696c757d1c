package io.banyan.evidence;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/// Remembers for a minute what was counted, the newest 65,536 of it. Used by one thread.
public final class Repeats {
    public static final Duration MINUTE = Duration.ofMinutes(1);

    private static final int MOST = 65_536;

    /// In the order in which they were counted.
    private final Map<String, Instant> counted = new LinkedHashMap<>();

    /// Whether an entity was not counted within the last minute; then it is now.
    public boolean isNew(String entity, Instant now) {
        Iterator<Instant> oldest = counted.values().iterator();
        while (oldest.hasNext() && !oldest.next().plus(MINUTE).isAfter(now)) {
            oldest.remove();
        }
        if (counted.putIfAbsent(entity, now) != null) {
            return false;
        }
        if (counted.size() > MOST) {
            counted.remove(counted.keySet().iterator().next());
        }
        return true;
    }
}
