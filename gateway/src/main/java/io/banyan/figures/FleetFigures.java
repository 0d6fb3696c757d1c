package io.banyan.figures;

import java.time.Instant;
import java.util.List;

/// The figures of one second, summed over the replicas that answer. Rates add; latencies are read from the summed
/// histograms, so that a p99 is that of the fleet; clients that met several replicas count once.
///
/// @param groups those with traffic in the last ten minutes, in the order of their names
public record FleetFigures(Instant at, Replicas replicas, List<GroupFigures> groups, TotalFigures total) {
    public FleetFigures {
        groups = List.copyOf(groups);
    }

    /// Of one group; `Figures.NONE` where it had no traffic.
    public Figures of(String group) {
        return groups.stream()
                .filter(one -> one.group().equals(group))
                .map(GroupFigures::figures)
                .findFirst()
                .orElse(Figures.NONE);
    }
}
