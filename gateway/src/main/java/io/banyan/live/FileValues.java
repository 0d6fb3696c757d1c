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

    /// True = it says `kill: true`.
    public boolean killed() {
        return values.of(LiveValue.FILE_KILL).group();
    }

    /// The same once no file has the group any more.
    FileValues removed() {
        return new FileValues(
                values.with(LiveValue.FILE_REMOVED, Values.all(true)),
                where,
                "no route file defines the group any more: its requests go to the legacy side");
    }
}
