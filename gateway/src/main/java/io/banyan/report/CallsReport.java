package io.banyan.report;

import io.banyan.caller.CallRules;
import io.banyan.caller.Rings;
import io.banyan.figures.CallFigures;
import io.banyan.figures.PairFigures;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Who calls whom, as the admin API shows it: what files declare, and what the replicas saw in the last minute.
///
/// @param on false = ways are not signed here (no `--way-keys`), so nothing is seen
/// @param seconds that what was seen is of
/// @param replicas that saw it
/// @param rings where calls go round, as declared, as seen or as refused
/// @param refused the newest first
public record CallsReport(
        boolean on,
        int seconds,
        int replicas,
        List<Call> calls,
        List<Ring> rings,
        List<FanOut> fanOut,
        List<Refused> refused) {
    private static final int SECONDS = 60;

    /// One caller's calls of one group. Rates are per second, times milliseconds to the last byte.
    ///
    /// @param caller a group, `outside` for clients, `-` where nobody knows
    /// @param group `-` where nobody publishes what was asked for
    /// @param declared the caller's file lists the group
    /// @param deepest the most calls between groups up to one of these, itself included
    public record Call(
            String caller,
            String group,
            boolean declared,
            BigDecimal rate,
            BigDecimal errors,
            BigDecimal refused,
            @Nullable BigDecimal p50,
            @Nullable BigDecimal p99,
            int deepest) {}

    /// Groups that call each other in a ring.
    ///
    /// @param groups each once, in the order of the calls; the last calls the first
    /// @param declared by their files alone
    /// @param refused such a call was refused as a loop, and still is remembered
    public record Ring(List<String> groups, boolean declared, boolean refused) {}

    /// What the requests of clients for one group led to.
    ///
    /// @param mean calls between groups that one client's request led to
    /// @param most that one request led to, as far as one replica saw it
    public record FanOut(String group, long requests, long calls, BigDecimal mean, int most) {}

    /// Refusals of one kind.
    ///
    /// @param why of a closed set: caller, way, unpublished, undeclared, loop, too-deep, out-of-time
    /// @param count of its kind, since the replicas started
    public record Refused(Instant last, String caller, String group, String why, String detail, long count) {}

    /// Of what files say and replicas saw.
    ///
    /// @param rules of the files in force
    public static CallsReport of(boolean on, CallRules rules, CallFigures figures) {
        return new CallsReport(
                on,
                SECONDS,
                figures.replicas(),
                calls(rules, figures.pairs()),
                rings(CallGraph.of(rules, figures)),
                figures.fanOuts().stream()
                        .map(fan ->
                                new FanOut(fan.group(), fan.requests(), fan.calls(), rounded(fan.mean()), fan.most()))
                        .toList(),
                figures.refusals().stream()
                        .map(one -> new Refused(
                                one.last(), one.caller(), one.group(), one.why(), one.detail(), one.count()))
                        .toList());
    }

    private static List<Call> calls(CallRules rules, List<PairFigures> pairs) {
        Set<List<String>> seen = new HashSet<>();
        List<Call> all = new ArrayList<>();
        for (PairFigures pair : pairs) {
            seen.add(List.of(pair.caller(), pair.group()));
            all.add(new Call(
                    pair.caller(),
                    pair.group(),
                    isDeclared(rules, pair.caller(), pair.group()),
                    rounded(pair.rate()),
                    rounded(pair.failed().errors()),
                    rounded(pair.failed().refused()),
                    orNull(pair.p50()),
                    orNull(pair.p99()),
                    pair.deepest()));
        }
        new TreeMap<>(rules.groups())
                .forEach((caller, rule) -> new TreeSet<>(rule.calls().keySet()).forEach(group -> {
                    if (!seen.contains(List.of(caller, group))) {
                        BigDecimal none = BigDecimal.ZERO;
                        all.add(new Call(caller, group, true, none, none, none, null, null, 0));
                    }
                }));
        return all;
    }

    private static boolean isDeclared(CallRules rules, String caller, String group) {
        var rule = rules.of(caller);
        return rule != null && rule.calls().containsKey(group);
    }

    private static List<Ring> rings(CallGraph graph) {
        List<List<String>> byFiles = Rings.of(graph.declared());
        return Rings.of(graph.all()).stream()
                .map(ring -> new Ring(ring, byFiles.contains(ring), isRefused(ring, graph.loops())))
                .toList();
    }

    private static boolean isRefused(List<String> ring, Set<List<String>> loops) {
        for (int i = 0; i < ring.size(); i++) {
            if (loops.contains(List.of(ring.get(i), ring.get((i + 1) % ring.size())))) {
                return true;
            }
        }
        return false;
    }

    private static BigDecimal rounded(double number) {
        return BigDecimal.valueOf(number).setScale(2, RoundingMode.HALF_UP);
    }

    private static @Nullable BigDecimal orNull(@Nullable Double number) {
        return number == null ? null : rounded(number);
    }
}
