package io.banyan.evidence;

/// A trial, and where it counts.
///
/// @param revision of its group, as it was heard
/// @param step of the group's ramp
public record Placed(String revision, String step, Trial trial) {}
