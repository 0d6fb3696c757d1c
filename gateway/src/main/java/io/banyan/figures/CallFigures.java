package io.banyan.figures;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Calls between groups in the last minute, as the replicas that answer saw them.
///
/// @param replicas that counted, this one included
/// @param pairs the busiest first
/// @param fanOuts of each group that clients' requests reached first and that called others
/// @param refusals the newest first, at most [CallCounter#REFUSALS]
public record CallFigures(int replicas, List<PairFigures> pairs, List<FanOut> fanOuts, List<Refusal> refusals) {
    public CallFigures {
        pairs = List.copyOf(pairs);
        fanOuts = List.copyOf(fanOuts);
        refusals = List.copyOf(refusals);
    }

    /// How many calls between groups one client's request leads to.
    ///
    /// @param group that the request reached
    /// @param requests of clients in the last minute
    /// @param calls between groups that they led to
    /// @param most that one of them led to, as far as one replica saw them
    public record FanOut(String group, long requests, long calls, int most) {
        public double mean() {
            return requests == 0 ? 0 : (double) calls / requests;
        }

        private FanOut plus(FanOut other) {
            return new FanOut(group, requests + other.requests, calls + other.calls, Math.max(most, other.most));
        }
    }

    /// Refusals of one kind, counted together.
    ///
    /// @param caller `-` where nobody knows
    /// @param group `-` where nobody publishes what was asked for
    /// @param why of a closed set: `undeclared`, `loop`
    /// @param detail a sentence for people: for a loop it names the ring
    /// @param count since the replicas started, as long as it is remembered
    public record Refusal(Instant last, String caller, String group, String why, String detail, long count) {
        private Refusal plus(Refusal other) {
            Refusal newest = last.isBefore(other.last) ? other : this;
            return new Refusal(newest.last, caller, group, why, newest.detail, count + other.count);
        }
    }

    /// Of all replicas that tell, added up.
    public static CallFigures of(List<CallTotals> all) {
        return new CallFigures(
                all.size(),
                added(
                                all.stream().flatMap(one -> one.pairs().stream()),
                                pair -> List.of(pair.caller(), pair.group()),
                                PairTotals::plus)
                        .map(PairTotals::figures)
                        .sorted(Comparator.comparingDouble(PairFigures::rate).reversed())
                        .toList(),
                added(all.stream().flatMap(one -> one.fanOuts().stream()), FanOut::group, FanOut::plus)
                        .filter(sum -> sum.calls > 0)
                        .sorted(Comparator.comparingDouble(FanOut::mean).reversed())
                        .toList(),
                added(
                                all.stream().flatMap(one -> one.refusals().stream()),
                                one -> List.of(one.caller(), one.group(), one.why()),
                                Refusal::plus)
                        .sorted(Comparator.comparing(Refusal::last).reversed())
                        .limit(CallCounter.REFUSALS)
                        .toList());
    }

    private static <T, K> Stream<T> added(Stream<T> all, Function<T, K> key, BinaryOperator<T> plus) {
        Map<K, T> sums = all.collect(Collectors.toMap(key, one -> one, plus, LinkedHashMap::new));
        return sums.values().stream();
    }
}
