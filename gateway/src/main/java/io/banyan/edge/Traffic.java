package io.banyan.edge;

import io.banyan.caller.CallRules;
import io.banyan.decide.Rules;
import io.banyan.live.LiveState;
import io.banyan.route.Route;
import io.banyan.upstream.GroupTraffic;
import io.banyan.upstream.LegacyGuard;
import io.banyan.upstream.Pass;
import io.banyan.upstream.Upstream;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One revision of everything an exchange needs, immutable and swapped whole.
///
/// @param groups by name, for every group of the rules
/// @param lanes by route id, for the routes that have Spring filters
/// @param legacy the installation's own, for whatever matches no route
/// @param calls the groups, and whom each of them calls
public record Traffic(
        Rules rules,
        Map<String, GroupTraffic> groups,
        Map<String, ModernLane> lanes,
        Upstream legacy,
        LegacyGuard legacyGuard,
        Besides besides,
        CallRules calls) {
    public Traffic {
        groups = Map.copyOf(groups);
        lanes = Map.copyOf(lanes);
    }

    /// Without identity and calls between groups.
    public Traffic(
            Rules rules,
            Map<String, GroupTraffic> groups,
            Map<String, ModernLane> lanes,
            Upstream legacy,
            LegacyGuard legacyGuard,
            @Nullable Freshness freshness) {
        this(rules, groups, lanes, legacy, legacyGuard, new Besides(freshness, null, null), CallRules.NONE);
    }

    /// Without freshness.
    public Traffic(
            Rules rules,
            Map<String, GroupTraffic> groups,
            Map<String, ModernLane> lanes,
            Upstream legacy,
            LegacyGuard legacyGuard) {
        this(rules, groups, lanes, legacy, legacyGuard, null);
    }

    /// The same with other live state.
    public Traffic with(LiveState live) {
        return new Traffic(rules.with(live), groups, lanes, legacy, legacyGuard, besides, calls);
    }

    /// Null = no group asks for it.
    public @Nullable Freshness freshness() {
        return besides.freshness();
    }

    /// Null = no group's MODERN is told who asks.
    @Nullable
    Identity identity() {
        return besides.identity();
    }

    /// Null: no such group, or no name.
    @Nullable
    GroupTraffic group(@Nullable String name) {
        return name == null ? null : groups.get(name);
    }

    /// Null: no place is free.
    @Nullable
    Pass enterLegacy() {
        return legacyGuard.enter();
    }

    /// MODERN of a route: behind its lane where it has filters.
    ///
    /// @param by what its calls carry
    Upstream modern(@Nullable Route route, GroupTraffic group, Passage by) {
        ModernLane lane = route == null || lanes.isEmpty() ? null : lanes.get(route.id());
        Upstream behind = by.to(group.modern());
        return lane == null ? behind : new LaneUpstream(lane, behind);
    }
}
