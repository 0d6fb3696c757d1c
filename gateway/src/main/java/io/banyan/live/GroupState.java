package io.banyan.live;

import io.banyan.split.Weight;

/// A group's live state at one revision.
///
/// @param revision raised by every change, from 1
/// @param values as asked
public record GroupState(long revision, GroupValues values) {
    /// As asked, before any `max-weight`.
    public Values<Weight> weights() {
        return values.of(LiveValue.WEIGHT);
    }

    /// True = every route of the group to LEGACY, above every weight.
    public boolean killed() {
        return values.of(LiveValue.KILL).group();
    }

    /// The weight asked for a route: its own, or the group's.
    public Weight asked(String route) {
        return weights().of(route);
    }
}
