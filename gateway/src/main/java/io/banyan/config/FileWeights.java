package io.banyan.config;

import io.banyan.split.Weight;
import java.util.Map;

/// The weights a route file asks for.
///
/// @param weight the group's; 0% where the file says none
/// @param overrides route id → weight, for the routes that have a weight of their own
/// @param reason what the file gives as reason for a change, else empty
/// @param lines where they are written
public record FileWeights(Weight weight, Map<String, Weight> overrides, String reason, WeightLines lines) {
    public FileWeights {
        overrides = Map.copyOf(overrides);
    }

    public FileWeights(Weight weight, Map<String, Weight> overrides, String reason) {
        this(weight, overrides, reason, WeightLines.UNKNOWN);
    }
}
