package io.banyan.live;

import io.banyan.split.Weight;

/// What a group's file asks, and how the audit names it.
///
/// @param where the file as operators know it, `routes/events.yaml`
/// @param reason the file's own, or what stands for it; never empty
public record FileValues(GroupValues values, String where, String reason) {
    public Values<Weight> weights() {
        return values.of(LiveValue.WEIGHT);
    }
}
