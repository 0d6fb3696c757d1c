package io.banyan.decide;

import io.banyan.decide.Decision.Kind;
import io.banyan.live.GroupState;
import io.banyan.route.Route;
import io.banyan.route.Side;
import io.banyan.split.Split;
import io.banyan.split.StickyKey;
import io.banyan.split.StickySource;
import io.banyan.split.Weight;
import java.util.List;

/// How a route stands at one moment, and the decisions that it comes to for a clear read.
///
/// @param killed also when the group's live state or rules are not known
/// @param applied the smaller of the weight asked and the file's `max-weight`; 0% where either is not known
record Standing(Route route, boolean killed, Weight applied, long revision, String salt, List<StickySource> sticky) {
    static Standing of(Rules rules, Route route) {
        GroupState state = rules.live().groups().get(route.group());
        GroupRules group = rules.groups().get(route.group());
        if (state == null || group == null) {
            return new Standing(route, true, Weight.NONE, 0, "", List.of());
        }
        Weight applied = state.asked(route.id()).min(group.maxWeight());
        boolean killed = rules.live().killed() || state.killed();
        return new Standing(route, killed, applied, state.revision(), group.salt(), group.sticky());
    }

    Decision decided(Side side, Reason reason) {
        return new Decision(route, side, reason, null, applied, revision, -1, Kind.READ, null);
    }

    Decision split(StickyKey key) {
        int place = Split.place(salt, key.value());
        Side side = Split.isModern(place, applied) ? Side.MODERN : Side.LEGACY;
        return new Decision(route, side, Reason.WEIGHT, null, applied, revision, place, Kind.READ, key);
    }
}
