package io.banyan.live;

import java.util.Map;

/// The live state of all groups, swapped whole.
///
/// @param groups by group name; a group that is absent counts as killed
/// @param killed the kill switch for everything
public record LiveState(Map<String, GroupState> groups, boolean killed) {
    public static final LiveState EMPTY = new LiveState(Map.of(), false);

    public LiveState {
        groups = Map.copyOf(groups);
    }

    /// True where the group is killed, by its switch or by a file, or everything is.
    public boolean isKilled(String group) {
        GroupState state = groups.get(group);
        return killed || (state != null && state.killed());
    }
}
