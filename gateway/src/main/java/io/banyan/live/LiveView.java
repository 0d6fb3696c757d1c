package io.banyan.live;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Live state as this replica knows it; immutable and swapped whole.
///
/// @param stored as the store had it when it last answered
/// @param pending what this replica did since, while the store was away
public record LiveView(StoredState stored, Pending pending, StoreReach store) {
    /// What requests are decided by: what is stored, with kills thrown here and weights lowered here on top.
    public LiveState inForce() {
        Map<String, GroupState> groups = new HashMap<>();
        stored.groups().forEach((name, group) -> groups.put(name, inForce(name, group)));
        return new LiveState(groups, stored.everything().killed() || pending.kills(null));
    }

    LiveView with(StoredState newer) {
        return new LiveView(newer, pending, store);
    }

    LiveView with(Pending changed) {
        return new LiveView(stored, changed, store);
    }

    LiveView with(StoreReach reach) {
        return new LiveView(stored, pending, reach);
    }

    private GroupState inForce(String name, StoredGroup group) {
        List<Pending.FileEdit> edits = pending.edits().stream()
                .filter(edit -> edit.group().equals(name))
                .toList();
        GroupValues asked = edits.isEmpty() ? group.values() : Adoption.lowered(group, edits);
        GroupValues values = pending.kills(name) ? asked.with(LiveValue.KILL, Values.all(true)) : asked;
        return new GroupState(group.revision().number(), values);
    }
}
