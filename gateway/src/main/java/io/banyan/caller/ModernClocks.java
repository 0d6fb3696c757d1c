package io.banyan.caller;

import io.banyan.way.Way;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// How far the clocks of new sides are from this machine's, as far as their answers say what time it is there. What is
/// signed for them ends by the clock. Safe for any thread.
public final class ModernClocks {
    private static final long LOOK_MILLIS = 1_000;
    private static final long FRESH_MILLIS = Duration.ofMinutes(10).toMillis();
    private final Map<String, Heard> groups = new ConcurrentHashMap<>();

    /// @param at epoch milliseconds, by this machine
    /// @param before milliseconds that this machine's clock is before the other
    private record Heard(long at, long before) {}

    /// Whether it is time to look at a group's answers again: once a second.
    ///
    /// @param now epoch milliseconds
    public boolean isDue(String group, long now) {
        Heard last = groups.get(group);
        return last == null || Math.abs(now - last.at) >= LOOK_MILLIS;
    }

    /// An answer of a group's MODERN was made at a time.
    ///
    /// @param said by its own clock, epoch milliseconds, full seconds
    /// @param now epoch milliseconds
    public void heard(String group, long said, long now) {
        groups.put(group, new Heard(now, now - said));
    }

    /// Those that are apart by as long as what is signed lives, a sentence each, by group; what was heard ten minutes
    /// ago counts no more.
    ///
    /// @param now epoch milliseconds
    public List<String> problems(long now) {
        return groups.entrySet().stream()
                .filter(group -> Math.abs(now - group.getValue().at) <= FRESH_MILLIS
                        && Math.abs(group.getValue().before) >= Way.LIFE_MILLIS)
                .sorted(Map.Entry.comparingByKey())
                .map(group -> says(group.getKey(), group.getValue().before / 1_000))
                .toList();
    }

    private static String says(String group, long before) {
        return ("clocks of %s: this machine's clock is %d s %s that of MODERN; what is signed for MODERN (who calls, who"
                        + " asks) lives for %d s, and MODERN may allow for %d s more, beyond which it refuses; set both clocks by NTP")
                .formatted(
                        group,
                        Math.abs(before),
                        before > 0 ? "before" : "behind",
                        Way.LIFE_MILLIS / 1_000,
                        Way.LEEWAY_MILLIS / 1_000);
    }
}
