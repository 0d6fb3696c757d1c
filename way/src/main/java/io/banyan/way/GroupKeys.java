package io.banyan.way;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// An installation's keys, and of each group those that are made of them; each is made once. Safe for any thread.
public final class GroupKeys {
    private static final int MOST = 10_000;
    private final List<WayKey> installation;
    private final Map<String, List<WayKey>> made = new ConcurrentHashMap<>();

    /// @param installation at least one; what is signed is signed with the first
    public GroupKeys(List<WayKey> installation) {
        this.installation = List.copyOf(installation);
    }

    /// Whether they are made of these, in this order.
    public boolean isOf(List<WayKey> others) {
        return installation.equals(others);
    }

    /// In the order of the installation's keys: see [WayKey#secretFor].
    public List<byte[]> secretsFor(String purpose) {
        return installation.stream().map(key -> key.secretFor(purpose)).toList();
    }

    /// In the order of the installation's; the first signs.
    public List<WayKey> of(String group) {
        List<WayKey> known = made.get(group);
        if (known != null) {
            return known;
        }
        List<WayKey> keys = installation.stream().map(key -> key.ofGroup(group)).toList();
        if (made.size() < MOST) {
            made.put(group, keys);
        }
        return keys;
    }
}
