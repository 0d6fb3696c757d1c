package io.banyan.app;

import io.banyan.decide.GroupRules;
import io.banyan.edge.Freshness;
import io.banyan.edge.StickyTickets;
import io.banyan.edge.TicketHeads;
import io.banyan.freshness.FreshnessRule;
import io.banyan.freshness.KeyTickets;
import io.banyan.freshness.LostTickets;
import io.banyan.freshness.PositionQuestions;
import io.banyan.freshness.TicketKeys;
import io.banyan.freshness.Views;
import io.banyan.freshness.WriteRule;
import io.banyan.upstream.GroupUpstreams;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What is known about freshness and outlives reloads, and what a snapshot makes of it.
///
/// @param begin runs before a snapshot is made that needs tickets, and may wait a little for their keys
/// @param database null = none is asked
/// @param kept null = there is no Redis, and so no good file that asks for tickets under sticky keys
/// @param installation whose fleet keeps them
record FreshnessHolder(
        Views views,
        Supplier<TicketKeys> keys,
        Runnable begin,
        @Nullable PositionQuestions database,
        LostTickets lost,
        @Nullable KeyTickets kept,
        String installation) {

    /// Of the groups of a snapshot, and how each is split; null = none of them asks for freshness.
    @Nullable
    Freshness of(Collection<GroupUpstreams> groups, Collection<GroupRules> splits) {
        Map<String, FreshnessRule> rules = new HashMap<>();
        for (GroupUpstreams group : groups) {
            FreshnessRule rule = group.freshness();
            if (rule != null) {
                rules.put(group.group().name(), rule);
            }
        }
        var states = views.update(rules);
        if (rules.isEmpty()) {
            return null;
        }
        begin.run();
        WriteRule rule = WriteRule.of(rules.values());
        return new Freshness(
                rule,
                new TicketHeads(rule.carried(), keys),
                views,
                states,
                database,
                lost,
                InstantSource.system(),
                byKey(rules, splits));
    }

    private @Nullable StickyTickets byKey(Map<String, FreshnessRule> rules, Collection<GroupRules> splits) {
        Map<String, GroupRules> asking = new HashMap<>();
        for (GroupRules split : splits) {
            FreshnessRule rule = rules.get(split.group().name());
            if (rule != null && rule.carried().key()) {
                asking.put(split.group().name(), split);
            }
        }
        return kept == null || asking.isEmpty() ? null : new StickyTickets(kept, installation, asking);
    }
}
