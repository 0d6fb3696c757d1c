package io.banyan.app;

import io.banyan.edge.Freshness;
import io.banyan.freshness.FreshnessRule;
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
/// @param database null = none is asked
record FreshnessHolder(
        Views views, Supplier<TicketKeys> keys, @Nullable PositionQuestions database, LostTickets lost) {
    FreshnessHolder(Views views, Supplier<TicketKeys> keys, @Nullable PositionQuestions database) {
        this(views, keys, database, new LostTickets());
    }

    /// Of the groups of a snapshot; null = none of them asks for freshness.
    @Nullable
    Freshness of(Collection<GroupUpstreams> groups) {
        Map<String, FreshnessRule> rules = new HashMap<>();
        for (GroupUpstreams group : groups) {
            FreshnessRule rule = group.freshness();
            if (rule != null) {
                rules.put(group.group().name(), rule);
            }
        }
        var states = views.update(rules);
        return rules.isEmpty()
                ? null
                : new Freshness(
                        WriteRule.of(rules.values()), keys, views, states, database, lost, InstantSource.system());
    }
}
