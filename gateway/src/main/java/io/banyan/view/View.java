package io.banyan.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A view as the feed tells it, at one moment.
///
/// @param active the version that the feed says is served; 0 = none
/// @param versions in the order of their numbers; empty = the feed knows nothing of this view
public record View(String name, int active, List<ViewVersion> versions) {
    public View {
        versions = List.copyOf(versions);
    }

    /// A view of which the feed says nothing.
    public static View unheard(String name) {
        return new View(name, 0, List.of());
    }

    public boolean isHeard() {
        return !versions.isEmpty();
    }

    /// Null where the feed does not know it.
    public @Nullable ViewVersion version(int number) {
        return versions.stream()
                .filter(version -> version.number() == number)
                .findFirst()
                .orElse(null);
    }

    /// Null where none is active, or the feed lost it.
    public @Nullable ViewVersion served() {
        return version(active);
    }

    /// Which versions there are, for people: `v1 (active), v2`.
    public String known() {
        return String.join(
                ", ",
                versions.stream()
                        .map(version -> "v" + version.number() + (version.number() == active ? " (active)" : ""))
                        .toList());
    }
}
