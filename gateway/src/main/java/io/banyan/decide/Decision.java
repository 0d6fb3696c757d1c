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
/// @param kind what sort of request it is
/// @param key what `place` was computed from; null where it is -1
/// @param denied why nobody answers one who asked for a side; null = nobody was denied one
public record Decision(
        @Nullable Route route,
        Side side,
        Reason reason,
        @Nullable Ambiguity ambiguity,
        Weight weight,
        long revision,
        int place,
        Kind kind,
        @Nullable StickyKey key,
        @Nullable PreviewDenial denied) {
    private static final Decision ASK_OF_NO_ROUTE =
            new Decision(null, Side.LEGACY, Reason.UNMATCHED, null, Weight.NONE, 0, -1, Kind.ASK, null);
    private static final Decision CHANGE_OF_NO_ROUTE =
            new Decision(null, Side.LEGACY, Reason.UNMATCHED, null, Weight.NONE, 0, -1, Kind.CHANGE, null);

    /// Of a request that nobody was denied.
    public Decision(
            @Nullable Route route,
            Side side,
            Reason reason,
            @Nullable Ambiguity ambiguity,
            Weight weight,
            long revision,
            int place,
            Kind kind,
            @Nullable StickyKey key) {
        this(route, side, reason, ambiguity, weight, revision, place, kind, key, null);
    }

    /// What sort of request it is, whoever answers it.
    public enum Kind {
        /// A clear read of its route.
        READ,
        /// No clear read of a route, but a plain GET or HEAD, which its client would itself repeat (RFC 9110 §9.2.2).
        ASK,
        /// Anything else.
        CHANGE
    }

    static Decision unmatched(Kind kind) {
        return kind == Kind.ASK ? ASK_OF_NO_ROUTE : CHANGE_OF_NO_ROUTE;
    }

    /// What is made of a request that could not be decided: LEGACY gets it, once.
    public static Decision undecided() {
        return CHANGE_OF_NO_ROUTE;
    }

    /// The same, and why nobody answers it; null = somebody does.
    Decision denied(@Nullable PreviewDenial why) {
        return new Decision(route, side, reason, ambiguity, weight, revision, place, kind, key, why);
    }

    /// The same read, which LEGACY answers instead.
    public Decision toLegacy(Reason why) {
        return new Decision(route, Side.LEGACY, why, ambiguity, weight, revision, place, kind, key, denied);
    }

    /// True for a clear read of `route`.
    public boolean read() {
        return kind == Kind.READ;
    }

    /// Whether LEGACY may get it a second time when a kept connection turns out closed before the first byte of an
    /// answer.
    public boolean repeatable() {
        return kind != Kind.CHANGE;
    }

    /// The group's name, or null when no route matched.
    public @Nullable String group() {
        return route == null ? null : route.groupName();
    }

    /// True when LEGACY may answer if MODERN fails. A preview shows what MODERN says, so it may not.
    public boolean mayFallBack() {
        return read() && side == Side.MODERN && reason != Reason.PREVIEW;
    }

    /// The bearer of a preview token chose the side.
    public boolean preview() {
        return reason == Reason.PREVIEW;
    }
}
