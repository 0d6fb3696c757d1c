package io.banyan.cli;

import tools.jackson.databind.JsonNode;

/// How `watch` shows what it is told.
sealed interface WatchView permits WatchLines, WatchJson, WatchScreen {
    /// Shows what the admin port told.
    ///
    /// @param message any but the end
    void told(Feed.Message message);

    /// What `watch` itself has to say, such as that it lost the admin port.
    void notice(String says);

    /// The sum over a side of all groups and of requests of no route: `81.2` a second.
    static String total(JsonNode figures, String side, String member) {
        return Numbers.rate(figures.path("total").path(side).path(member));
    }

    /// All fall-backs a second, whatever their cause.
    static double fallBacks(JsonNode figures) {
        return figures.path("fallBacks").values().stream()
                .mapToDouble(rate -> rate.asDouble(0))
                .sum();
    }
}
