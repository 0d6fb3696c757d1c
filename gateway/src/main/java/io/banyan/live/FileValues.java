package io.banyan.live;

/// What a group's file asks, and how the audit names it.
///
/// @param where the file as operators know it, `routes/events.yaml`
/// @param reason the file's own, or what stands for it; never empty
public record FileValues(Weights weights, String where, String reason) {}
