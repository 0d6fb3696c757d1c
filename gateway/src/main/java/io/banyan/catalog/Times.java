package io.banyan.catalog;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// When something happened to one subject.
///
/// @param since when it was first declared or seen
/// @param declared when it last was; null = never
/// @param seen when it last had traffic; null = never
/// @param versions those that answered → when each last did; the newest eight
public record Times(
        Instant since, @Nullable Instant declared, @Nullable Instant seen, Map<String, Instant> versions) {
    private static final int VERSIONS = 8;

    public Times {
        versions = versions.size() <= VERSIONS ? Map.copyOf(versions) : newest(versions);
    }

    private static Map<String, Instant> newest(Map<String, Instant> all) {
        return all.entrySet().stream()
                .sorted(Map.Entry.<String, Instant>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(VERSIONS)
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /// Of two that know of the same subject; the order does not matter.
    Times and(Times other) {
        Map<String, Instant> all = new HashMap<>(versions);
        other.versions.forEach((version, at) -> all.merge(version, at, Times::later));
        return new Times(
                since.isBefore(other.since) ? since : other.since,
                latest(declared, other.declared),
                latest(seen, other.seen),
                all);
    }

    /// When anything was last known of it.
    Instant last() {
        Instant last = latest(latest(declared, seen), since);
        return last == null ? since : last;
    }

    static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static @Nullable Instant latest(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return later(one, other);
    }
}
