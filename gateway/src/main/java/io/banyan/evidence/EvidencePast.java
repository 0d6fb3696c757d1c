package io.banyan.evidence;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Remembers of each group what was known half an hour to an hour ago, or at the start. Safe for any thread.
final class EvidencePast {
    private static final Duration HALF = Duration.ofMinutes(30);
    private static final Duration LEAST = Duration.ofMinutes(1);

    private final Map<String, Known> groups = new HashMap<>();

    private record Then(Instant at, Evidence evidence) {}

    /// @param newer becomes `older` after half an hour
    private record Known(Then older, Then newer) {}

    /// Takes what is known now. A revision begins with what is first known of it.
    synchronized void add(Map<String, Evidence> known, Instant now) {
        groups.keySet().retainAll(known.keySet());
        known.forEach((group, evidence) -> {
            Then then = new Then(now, evidence);
            Known before = groups.get(group);
            if (before == null || !before.newer().evidence().revision().equals(evidence.revision())) {
                groups.put(group, new Known(then, then));
            } else if (!now.isBefore(before.newer().at().plus(HALF))) {
                groups.put(group, new Known(before.newer(), then));
            }
        });
    }

    /// Null = what is known of the revision is known for less than a minute.
    synchronized @Nullable Lately of(String group, String revision, Instant now) {
        Known known = groups.get(group);
        if (known == null || !known.older().evidence().revision().equals(revision)) {
            return null;
        }
        Duration over = Duration.between(known.older().at(), now);
        return over.compareTo(LEAST) < 0 ? null : new Lately(over, known.older().evidence());
    }
}
