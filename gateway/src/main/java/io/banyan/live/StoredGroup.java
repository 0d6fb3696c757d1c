package io.banyan.live;

/// What a store keeps of a group.
///
/// @param revision raised by every change
/// @param weights as asked, before any `max-weight`
/// @param adopted the values of the group's file that were last taken over; a file that says something else is drift
/// @param files the number of the files (`--files-version`) that were last looked at; 0 where none was given
/// @param killed true = every route of the group to LEGACY, above every weight
public record StoredGroup(Revision revision, Weights weights, Weights adopted, long files, boolean killed) {
    /// A group that no store knows yet.
    static final StoredGroup UNKNOWN = new StoredGroup(Revision.NONE, Weights.NONE, Weights.NONE, 0, false);

    StoredGroup at(Revision newer) {
        return new StoredGroup(newer, weights, adopted, files, killed);
    }

    StoredGroup withWeights(Weights changed) {
        return new StoredGroup(revision, changed, adopted, files, killed);
    }

    StoredGroup withKilled(boolean on) {
        return new StoredGroup(revision, weights, adopted, files, on);
    }

    StoredGroup adopting(Weights file, long version) {
        return new StoredGroup(revision, weights, file, version, killed);
    }
}
