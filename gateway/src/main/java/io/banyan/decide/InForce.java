package io.banyan.decide;

import io.banyan.live.GroupState;
import io.banyan.live.LiveState;
import io.banyan.live.LiveValue;
import io.banyan.route.Route;
import io.banyan.route.Side;
import io.banyan.split.Split;
import io.banyan.split.StickyKey;
import io.banyan.split.StickySource;
import io.banyan.split.Weight;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is in force for one route: its group's file and live state brought together. Made for every route when either
/// is swapped, so that a request only reads it.
///
/// @param killed by the switch of its group, the one for everything, or a file; also when the group's live state or
///     rules are not known
/// @param asked its own weight, or its group's; 0% where the live state is not known
/// @param applied what `GroupRules` makes of it
/// @param revision of the group's live state; 0 where it is not known
/// @param salt of the hash
/// @param sticky first present wins
/// @param shadow the share of its reads that are copied for the other side; 0% while killed
public record InForce(
        Route route,
        boolean killed,
        Weight asked,
        Weight applied,
        long revision,
        String salt,
        List<StickySource> sticky,
        Weight shadow) {
    static InForce of(Route route, @Nullable GroupRules rules, LiveState live) {
        GroupState state = live.groups().get(route.groupName());
        if (state == null || rules == null) {
            return new InForce(route, true, Weight.NONE, Weight.NONE, 0, "", List.of(), Weight.NONE);
        }
        Weight asked = state.asked(route.id());
        boolean killed = live.killed() || state.killed() || rules.kill() != null;
        return new InForce(
                route,
                killed,
                asked,
                rules.applied(asked, killed),
                state.revision(),
                rules.salt(),
                rules.sticky(),
                killed ? Weight.NONE : state.values().of(LiveValue.SHADOW).of(route.id()));
    }

    Decision decided(Side side, Reason reason) {
        return new Decision(route, side, reason, null, applied, revision, -1, Decision.Kind.READ, null);
    }

    Decision previewed(Preview preview) {
        Side side = preview.side() == null ? Side.LEGACY : preview.side();
        return decided(side, Reason.PREVIEW).denied(preview.denial());
    }

    Decision split(StickyKey key) {
        int place = Split.place(salt, key.value());
        Side side = Split.isModern(place, applied) ? Side.MODERN : Side.LEGACY;
        return new Decision(route, side, Reason.WEIGHT, null, applied, revision, place, Decision.Kind.READ, key);
    }
}
