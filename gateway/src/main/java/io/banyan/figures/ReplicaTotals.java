package io.banyan.figures;

import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/// What one replica counted.
///
/// @param seconds that its last second took
/// @param minute seconds that its last minute took: fewer after a start
/// @param none of no route, and of groups beyond the most
record ReplicaTotals(double seconds, double minute, GroupTotals none, Map<String, GroupTotals> groups) {
    private static final JsonMapper JSON = new JsonMapper();
    /// Over all groups; 11 bytes each in JSON, so 45 kB a second at most, beside 1 kB a group.
    private static final int CLIENTS = 4_096;
    private static final int ROUTES = 300;

    ReplicaTotals {
        groups = Map.copyOf(groups);
    }

    /// As JSON for other replicas, bounded: with more groups the samples of their clients are coarser.
    String told() {
        int shares = Math.max(1, groups.size());
        Map<String, GroupTotals> told = groups.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, group -> group.getValue()
                        .told(CLIENTS / shares, Math.max(1, ROUTES / shares))));
        return JSON.writeValueAsString(new ReplicaTotals(seconds, minute, none, told));
    }

    /// Throws a RuntimeException for what no replica of this or an older version told.
    static ReplicaTotals of(String told) {
        return JSON.readValue(told, ReplicaTotals.class);
    }
}
