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
/// @param keyWait how long an answer waits until its ticket is kept under a sticky key: the longest `max-wait` of those
///     that have it there; 0 = none has
/// @param writes requests that no route needs to know and that write all the same: `GET /logout`
public record WriteRule(
        FreshnessRule.Carried carried,
        FreshnessRule.Positions positions,
        Duration mostLag,
        Duration life,
        Duration keyWait,
        Set<String> writes) {
    public WriteRule {
        writes = Set.copyOf(writes);
    }

    /// The one rule for all writes.
    ///
    /// @param rules of all groups that have one; none = no write leaves anything
    public static WriteRule of(Collection<FreshnessRule> rules) {
        FreshnessRule.Carried carried = new FreshnessRule.Carried(false, false, false);
        FreshnessRule.Positions positions = new FreshnessRule.Positions(false, false, Duration.ZERO);
        Duration mostLag = Duration.ZERO;
        Duration life = Duration.ZERO;
        Duration keyWait = Duration.ZERO;
        Set<String> writes = new HashSet<>();
        for (FreshnessRule rule : rules) {
            carried = carried.or(rule.carried());
            positions = positions.or(rule.positions());
            mostLag = longer(mostLag, rule.limits().maxLag());
            life = longer(life, rule.ticketLife());
            keyWait = rule.carried().key() ? longer(keyWait, rule.limits().maxWait()) : keyWait;
            writes.addAll(rule.writes());
        }
        return new WriteRule(carried, positions, mostLag, life, keyWait, writes);
    }

    /// A ticket of a write that was not answered lives longer than others; none lives longer than this.
    public Duration longestLife() {
        return life.plus(mostLag);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
