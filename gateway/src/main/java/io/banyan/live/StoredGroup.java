package io.banyan.live;

import io.banyan.split.Weight;

/// What a store keeps of a group.
///
/// @param revision raised by every change
/// @param values as asked
/// @param adopted the values of the group's file that were last taken over; a file that says something else is drift
/// @param files the number of the files (`--files-version`) that were last looked at; 0 where none was given
public record StoredGroup(Revision revision, GroupValues values, GroupValues adopted, long files) {
    /// A group that no store knows yet.
    static final StoredGroup UNKNOWN = new StoredGroup(Revision.NONE, GroupValues.NONE, GroupValues.NONE, 0);

    /// As asked, before any `max-weight`.
    public Values<Weight> weights() {
        return values.of(LiveValue.WEIGHT);
    }

    /// True = every route of the group to LEGACY, above every weight.
    public boolean killed() {
        return values.of(LiveValue.KILL).group();
    }

    StoredGroup at(Revision newer) {
        return new StoredGroup(newer, values, adopted, files);
    }

    StoredGroup with(GroupValues changed) {
        return new StoredGroup(revision, changed, adopted, files);
    }

    StoredGroup adopting(GroupValues file, long version) {
        return new StoredGroup(revision, values, file, version);
    }
}
