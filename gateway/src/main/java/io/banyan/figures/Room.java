package io.banyan.figures;

/// Whether MODERN has the places that a plan needs, on the busiest replica.
///
/// @param maxConcurrent places of a replica, its `max-concurrent`
/// @param inUse on this replica now
/// @param expected in use on average once the plan is in force
/// @param enough true where `expected` is no more than `maxConcurrent`, or the plan moves nothing to MODERN
public record Room(int maxConcurrent, int inUse, int expected, boolean enough) {}
