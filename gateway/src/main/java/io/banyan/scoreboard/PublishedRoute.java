package io.banyan.scoreboard;

/// A route as the files and live state in force have it.
///
/// @param template its path as written
/// @param weight applied now, in basis points
public record PublishedRoute(String id, String group, String template, int weight) {
    private static final int ALL = 10_000;

    /// All of its reads are MODERN's.
    boolean isFull() {
        return weight == ALL;
    }
}
