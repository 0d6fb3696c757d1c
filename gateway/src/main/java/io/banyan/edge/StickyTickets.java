package io.banyan.edge;

import io.banyan.decide.GroupRules;
import io.banyan.freshness.KeyTickets;
import io.banyan.freshness.TicketKeys;
import io.banyan.split.StickyKey;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Under which names the tickets of a request's client are kept: by its sticky key, in each group that asks for it.
///
/// @param installation whose fleet keeps them
/// @param groups by name, those whose file has `tickets: [key]`
public record StickyTickets(KeyTickets kept, String installation, Map<String, GroupRules> groups) {
    public StickyTickets {
        groups = Map.copyOf(groups);
    }

    /// For whatever writes: those of all groups, each once.
    List<String> names(ClientRequest request, TicketKeys keys) {
        return groups.values().stream()
                .flatMap(group -> names(group, request, keys).stream())
                .distinct()
                .toList();
    }

    /// For a read; none where its group does not ask for it, or the request has no sticky key.
    ///
    /// @param group null = of no group
    List<String> names(@Nullable String group, ClientRequest request, TicketKeys keys) {
        GroupRules rules = group == null ? null : groups.get(group);
        return rules == null ? List.of() : names(rules, request, keys);
    }

    private List<String> names(GroupRules group, ClientRequest request, TicketKeys keys) {
        StickyKey client = group.key(request);
        return client == null ? List.of() : keys.names(installation, group.salt(), client.value());
    }
}
