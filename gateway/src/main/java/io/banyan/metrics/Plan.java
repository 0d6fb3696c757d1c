package io.banyan.metrics;

import java.util.List;

/// What changes of weights would do.
public record Plan(List<GroupPlan> groups) {
    public Plan {
        groups = List.copyOf(groups);
    }
}
