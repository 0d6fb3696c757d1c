package io.banyan.freshness;

import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/// What a write leaves with its client, whichever path it took: all groups read from the same monolith, so what one
/// group's file asks for holds for every write.
///
/// @param carried where tickets travel: wherever one group wants it
/// @param positions from where: whatever one group allows, and the longest `settle`
/// @param mostLag the longest `max-lag`
/// @param life of a ticket: the longest
/// @param writes requests that no route needs to know and that write all the same: `GET /logout`
public record WriteRule(
        FreshnessRule.Carried carried,
        FreshnessRule.Positions positions,
        Duration mostLag,
        Duration life,
        Set<String> writes) {
    public WriteRule {
        writes = Set.copyOf(writes);
    }

    /// The one rule for all writes.
    ///
    /// @param rules of all groups that have one, at least one
    public static WriteRule of(Collection<FreshnessRule> rules) {
        FreshnessRule.Carried carried = new FreshnessRule.Carried(false, false);
        FreshnessRule.Positions positions = new FreshnessRule.Positions(false, false, Duration.ZERO);
        Duration mostLag = Duration.ZERO;
        Duration life = Duration.ZERO;
        Set<String> writes = new HashSet<>();
        for (FreshnessRule rule : rules) {
            carried = carried.or(rule.carried());
            positions = positions.or(rule.positions());
            Duration lag = rule.limits().maxLag();
            mostLag = mostLag.compareTo(lag) >= 0 ? mostLag : lag;
            life = life.compareTo(rule.ticketLife()) >= 0 ? life : rule.ticketLife();
            writes.addAll(rule.writes());
        }
        return new WriteRule(carried, positions, mostLag, life, writes);
    }
}
