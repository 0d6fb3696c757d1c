package io.banyan.decide;

import io.banyan.live.LiveState;
import io.banyan.route.RouteTable;
import java.util.Map;

/// Everything that decisions are made from, immutable and swapped whole: a request sees one copy from start to end.
///
/// @param groups by group name, for every group that a route of the table names
public record Rules(RouteTable table, Map<String, GroupRules> groups, LiveState live) {
    public static final Rules EMPTY = new Rules(RouteTable.of(java.util.List.of()), Map.of(), LiveState.EMPTY);

    public Rules {
        groups = Map.copyOf(groups);
    }

    /// The same with other live state.
    public Rules with(LiveState newer) {
        return new Rules(table, groups, newer);
    }
}
