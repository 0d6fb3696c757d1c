package io.banyan.live;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// All that a store keeps, at one moment.
///
/// @param revision of the whole: its number is raised by every commit
/// @param groups by name; also those whose file went away less than 7 days ago
public record StoredState(Revision revision, Map<String, StoredGroup> groups, StoredSwitch everything) {
    /// A store that holds nothing yet.
    public static final StoredState EMPTY = new StoredState(Revision.NONE, Map.of(), StoredSwitch.OFF);

    public StoredState {
        groups = Map.copyOf(groups);
    }

    /// The group, or an unknown one at revision 0.
    public StoredGroup group(String name) {
        return groups.getOrDefault(name, StoredGroup.UNKNOWN);
    }

    /// Of a group, or with null of the kill switch for everything.
    public Revision revision(@Nullable String group) {
        return group == null ? everything.revision() : group(group).revision();
    }

    /// This state after a commit: what every store must come to.
    public StoredState after(Commit commit) {
        Map<String, StoredGroup> changed = new HashMap<>(groups);
        StoredSwitch all = everything;
        for (Commit.Write write : commit.writes()) {
            switch (write) {
                case Commit.GroupWrite one -> changed.put(one.group(), one.after());
                case Commit.SwitchWrite one -> all = one.after();
            }
        }
        return new StoredState(commit.revision(), changed, all);
    }
}
