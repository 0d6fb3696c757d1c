package io.banyan.figures;

import java.util.Map;
import java.util.TreeMap;

/// What was counted of one caller's calls of one group in the last minute.
///
/// @param caller a group, `outside` for clients, or `-` where nobody knows
/// @param group that was called, or `-` where nobody publishes what was asked for
/// @param calls refused ones among them
/// @param failed of those, with answers of 500 and above, none at all, or refused
/// @param deepest the most calls between groups up to one of these, itself included; 0 for clients' requests
/// @param times how many took how long, by bucket of [CallTimes]
public record PairTotals(
        String caller, String group, int calls, int failed, int refused, int deepest, Map<Integer, Integer> times) {
    private static final double SECONDS = 60;

    public PairTotals {
        times = Map.copyOf(times);
    }

    /// Both together.
    PairTotals plus(PairTotals other) {
        Map<Integer, Integer> all = new TreeMap<>(times);
        other.times.forEach((bucket, count) -> all.merge(bucket, count, Integer::sum));
        return new PairTotals(
                caller,
                group,
                calls + other.calls,
                failed + other.failed,
                refused + other.refused,
                Math.max(deepest, other.deepest),
                all);
    }

    PairFigures figures() {
        CallTimes sum = new CallTimes(times);
        return new PairFigures(
                caller,
                group,
                calls / SECONDS,
                new PairFigures.Failed(failed / SECONDS, refused / SECONDS),
                sum.quantile(0.5),
                sum.quantile(0.99),
                deepest);
    }
}
