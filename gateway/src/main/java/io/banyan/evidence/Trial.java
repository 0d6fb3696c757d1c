package io.banyan.evidence;

import java.util.Set;

/// One read that says something about MODERN.
///
/// @param entity what was read, or a hash of it: the same entity within a minute counts once
/// @param asked the kinds that it says something about; never empty
/// @param bad those of them that it had
public record Trial(String group, String route, String entity, Set<Kind> asked, Set<Kind> bad) {
    public Trial {
        asked = Set.copyOf(asked);
        bad = Set.copyOf(bad);
        if (asked.isEmpty() || !asked.containsAll(bad)) {
            throw new IllegalArgumentException("bad at " + bad + ", asked for " + asked);
        }
    }
}
