package io.banyan.live;

import io.banyan.split.Weight;
import java.util.Map;

/// A group's live state at one revision.
///
/// @param revision raised by every change, from 1
/// @param weight the group's weight as asked, before any `max-weight`
/// @param overrides route id → weight, for the routes that do not inherit the group's
/// @param killed true = every route of the group to LEGACY, above every weight
public record GroupState(long revision, Weight weight, Map<String, Weight> overrides, boolean killed) {
    public GroupState {
        overrides = Map.copyOf(overrides);
    }

    public Weight asked(String routeId) {
        return overrides.getOrDefault(routeId, weight);
    }
}
