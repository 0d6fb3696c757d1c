package io.banyan.live;

/// What became of a commit.
///
/// @param taken true also when the store had taken its changes before: a commit repeated after a time-out
/// @param state of the store now, the commit included where it was taken
public record CommitResult(boolean taken, StoredState state) {}
