package io.banyan.config;

import io.banyan.live.Values;
import io.banyan.split.Weight;
import io.banyan.written.Problems;
import io.banyan.written.Rule;
import io.banyan.written.Units;
import io.banyan.written.Written;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Builds the weights of a file; none may be above its `max-weight`.
final class WeightCheck {
    private final Problems problems;
    private final Units units;

    WeightCheck(Problems problems) {
        this.problems = problems;
        this.units = new Units(problems);
    }

    Values<Weight> check(GroupSpec spec) {
        Weight weight = units.weight(spec.weight(), Weight.NONE);
        capped(weight, spec.weight(), spec.maxWeight());
        Map<String, Weight> own = new HashMap<>();
        for (RouteSpec route : spec.routes()) {
            if (route.weight() != null && route.id() != null) {
                Weight its = units.weight(route.weight(), Weight.NONE);
                capped(its, route.weight(), spec.maxWeight());
                own.put(route.id().text(), its);
            }
        }
        return new Values<>(weight, own);
    }

    /// Reports a weight above the file's maximum.
    void capped(Weight weight, @Nullable Written written, @Nullable Written maxWritten) {
        if (written == null || maxWritten == null) {
            return;
        }
        // A malformed maximum is reported where it is read.
        Weight max = new Units(new Problems(problems.file())).weight(maxWritten, Weight.ALL);
        if (weight.compareTo(max) > 0) {
            problems.add(Rule.WEIGHT_ABOVE_MAX, written, String.valueOf(maxWritten.line()), max.toString());
        }
    }
}
