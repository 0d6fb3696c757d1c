package io.banyan.decide;

import io.banyan.live.LiveState;
import io.banyan.route.Route;
import io.banyan.route.RouteTable;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Everything that decisions are made from, immutable and swapped whole: a request sees one copy from start to end.
/// Making one costs a step for each route; a request then has one look-up.
public final class Rules {
    public static final Rules EMPTY = of(RouteTable.of(List.of()), List.of(), LiveState.EMPTY);

    private final RouteTable table;
    private final Map<String, GroupRules> groups;
    private final LiveState live;
    private final IdentityHashMap<Route, InForce> inForce;
    private final boolean copies;

    private Rules(RouteTable table, Map<String, GroupRules> groups, LiveState live) {
        this.table = table;
        this.groups = groups;
        this.live = live;
        this.inForce = new IdentityHashMap<>(table.routes().size());
        for (Route route : table.routes()) {
            inForce.put(route, InForce.of(route, groups.get(route.groupName()), live));
        }
        this.copies = inForce.values().stream().anyMatch(route -> route.shadow().basisPoints() > 0);
    }

    /// Of groups by themselves.
    ///
    /// @param groups that the routes of the table belong to; a route without one counts as killed
    public static Rules of(RouteTable table, Collection<GroupRules> groups, LiveState live) {
        Map<String, GroupRules> byName = new HashMap<>();
        groups.forEach(rules -> byName.put(rules.group().name(), rules));
        return new Rules(table, Map.copyOf(byName), live);
    }

    /// The same with other live state.
    public Rules with(LiveState newer) {
        return newer.equals(live) ? this : new Rules(table, groups, newer);
    }

    /// Whether none of a group's requests may go to MODERN: by a switch, or by a file.
    public boolean isKilled(String group) {
        GroupRules rules = groups.get(group);
        return live.isKilled(group) || (rules != null && rules.kill() != null);
    }

    /// Whether reads of any route are copied for the other side.
    public boolean copies() {
        return copies;
    }

    public RouteTable table() {
        return table;
    }

    public LiveState live() {
        return live;
    }

    /// What is in force for a route of the table.
    public InForce inForce(Route route) {
        return Objects.requireNonNull(inForce.get(route), "a route of another table");
    }
}
