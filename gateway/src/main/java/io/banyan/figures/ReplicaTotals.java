package io.banyan.figures;

import io.banyan.exchange.ModernState;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// What one replica counted.
///
/// @param seconds that its last second took
/// @param minute seconds that its last minute took: fewer after a start
/// @param none of no route, and of groups beyond the most
/// @param modern by group: what is wrong with its MODERN; groups without anything are left out
/// @param calls between groups; null = it tells none
record ReplicaTotals(
        double seconds,
        double minute,
        GroupTotals none,
        Map<String, GroupTotals> groups,
        Map<String, ModernState> modern,
        @Nullable CallTotals calls) {
    private static final JsonMapper JSON = new JsonMapper();
    /// Over all groups; 11 bytes each in JSON, so 45 kB a second at most, beside 1 kB a group.
    private static final int CLIENTS = 4_096;
    private static final int ROUTES = 300;
    /// The most groups whose MODERN another replica hears of: 25 kB at most.
    private static final int MODERNS = 100;

    ReplicaTotals {
        groups = Map.copyOf(groups);
        modern = modern == null ? Map.of() : Map.copyOf(modern); // replicas of before tell none
    }

    /// As JSON for other replicas, bounded: with more groups the samples of their clients are coarser.
    String told() {
        int shares = Math.max(1, groups.size());
        Map<String, GroupTotals> told = groups.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, group -> group.getValue()
                        .told(CLIENTS / shares, Math.max(1, ROUTES / shares))));
        Map<String, ModernState> few = modern.size() <= MODERNS
                ? modern
                : modern.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .limit(MODERNS)
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return JSON.writeValueAsString(
                new ReplicaTotals(seconds, minute, none, told, few, calls == null ? null : calls.told()));
    }

    /// The same of a replica that sees this wrong, and these calls.
    ReplicaTotals with(Map<String, ModernState> seen, @Nullable CallTotals between) {
        return new ReplicaTotals(seconds, minute, none, groups, seen, between);
    }

    /// Throws a RuntimeException for what no replica of this or an older version told.
    static ReplicaTotals of(String told) {
        return JSON.readValue(told, ReplicaTotals.class);
    }
}
