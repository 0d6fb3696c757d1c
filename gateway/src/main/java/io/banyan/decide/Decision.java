package io.banyan.decide;

import io.banyan.route.Route;
import io.banyan.route.Side;
import io.banyan.split.StickyKey;
import io.banyan.split.Weight;
import org.jspecify.annotations.Nullable;

/// The record made once per request.
///
/// @param route the route that matched, or would have matched if ambiguous or a write; null when none
/// @param ambiguity set exactly when reason is AMBIGUOUS
/// @param weight the applied weight of the route; 0% while killed, and when no route
/// @param revision of the group's live state; 0 when no route
/// @param place the client's place on the line from 0 to 9,999, or -1 where none was computed
/// @param read true when the request is a clear read of `route`: it may be retried
/// @param key what `place` was computed from; null where it is -1
public record Decision(
        @Nullable Route route,
        Side side,
        Reason reason,
        @Nullable Ambiguity ambiguity,
        Weight weight,
        long revision,
        int place,
        boolean read,
        @Nullable StickyKey key) {
    static final Decision UNMATCHED =
            new Decision(null, Side.LEGACY, Reason.UNMATCHED, null, Weight.NONE, 0, -1, false);

    /// One for which no key was looked up.
    public Decision(
            @Nullable Route route,
            Side side,
            Reason reason,
            @Nullable Ambiguity ambiguity,
            Weight weight,
            long revision,
            int place,
            boolean read) {
        this(route, side, reason, ambiguity, weight, revision, place, read, null);
    }

    /// The group's name, or null when no route matched.
    public @Nullable String group() {
        return route == null ? null : route.groupName();
    }

    /// True when LEGACY may answer if MODERN fails. A preview shows what MODERN says, so it may not.
    public boolean mayFallBack() {
        return read && side == Side.MODERN && reason != Reason.PREVIEW;
    }
}
