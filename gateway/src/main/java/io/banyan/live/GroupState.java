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

    /// True = every route of the group to LEGACY, above every weight: by its switch, or by a file.
    public boolean killed() {
        return killedBySwitch() || killedByFile();
    }

    /// By the group's kill switch.
    public boolean killedBySwitch() {
        return values.of(LiveValue.KILL).group();
    }

    /// By a file of some replica, as the store knows it.
    public boolean killedByFile() {
        return values.of(LiveValue.FILE_KILL).group();
    }

    /// The weight asked for a route: its own, or the group's.
    public Weight asked(String route) {
        return weights().of(route);
    }
}
