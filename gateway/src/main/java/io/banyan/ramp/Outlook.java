package io.banyan.ramp;

import io.banyan.evidence.Kind;
import io.banyan.split.Weight;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// How long each step of a ramp takes at a traffic that is given, so that whoever plans it knows beforehand. It is the
/// shortest that can be: a fault costs more reads, and of the reads of one URL within a minute only the first counts.
///
/// @param reads of each route that inherits the group's weight, a second
public record Outlook(RampRule rule, Copying copying, Map<String, Double> reads) {
    /// Nobody waits for more.
    private static final double NEVER = Duration.ofDays(3_650).toSeconds();

    public Outlook {
        reads = new TreeMap<>(reads);
    }

    /// One step ahead.
    ///
    /// @param weight to which it leads
    /// @param takes from the step before until then; null = it is never taken
    /// @param needs the evidence that takes longest
    /// @param lost how much of it goes by while its hours are closed
    public record Ahead(Weight weight, @Nullable Duration takes, Needs needs, Duration lost) {}

    /// Clean reads of a kind.
    ///
    /// @param of a route; empty = of all together
    /// @param perSecond how many come; 0 = none do
    /// @param takes null = they never come
    /// @param bound what keeps copies below their share: `shadow.per-day`; empty = nothing
    public record Needs(
            long reads,
            Kind kind,
            String of,
            double perSecond,
            @Nullable Duration takes,
            String bound) {}

    /// The steps to come, the last of them one that is never taken.
    ///
    /// @param from the weight that the group has
    public List<Ahead> steps(Weight from, Instant now) {
        List<Ahead> all = new ArrayList<>();
        Weight weight = from;
        Instant at = now;
        for (int step = rule.reached(from) + 1; step <= rule.steps().size(); step++) {
            Needs needs = needs(all.isEmpty(), Supply.at(weight, copying, reads));
            if (needs.takes() == null) {
                all.add(new Ahead(rule.weight(step), null, needs, Duration.ZERO));
                return all;
            }
            Duration waits =
                    longest(needs.takes(), longest(rule.hold(), rule.growth().in()));
            Ahead ahead = ahead(weight, rule.weight(step), needs, at, waits);
            all.add(ahead);
            at = at.plus(ahead.takes() == null ? Duration.ZERO : ahead.takes());
            weight = rule.weight(step);
        }
        return all;
    }

    /// Through all weights between.
    private Ahead ahead(Weight from, Weight to, Needs needs, Instant begin, Duration waits) {
        Instant wanted = begin.plus(waits);
        Instant at = opens(wanted);
        Duration lost = Duration.between(wanted, at);
        Weight weight = rule.growth().toward(from, to);
        while (weight.compareTo(to) < 0) {
            wanted = at.plus(rule.growth().in());
            at = opens(wanted);
            lost = lost.plus(Duration.between(wanted, at));
            weight = rule.growth().toward(weight, to);
        }
        return new Ahead(to, Duration.between(begin, at), needs, lost);
    }

    private Instant opens(Instant from) {
        Hours hours = rule.hours();
        return hours == null ? from : hours.next(from);
    }

    /// Before the first step each route passes each gate; in a later one they see fresh reads together.
    private Needs needs(boolean first, Supply supply) {
        Needs slowest = null;
        for (Kind kind : Kind.values()) {
            long needed = first ? rule.gates().passing(kind).needed(0, 0) : rule.fresh(kind);
            List<List<String>> each =
                    first ? reads.keySet().stream().map(List::of).toList() : List.of(List.copyOf(reads.keySet()));
            for (List<String> routes : each) {
                Needs needs = needs(needed, kind, routes, supply);
                slowest = slowest == null || isSlower(needs, slowest) ? needs : slowest;
            }
        }
        if (slowest == null) {
            throw new IllegalStateException("a ramp without gates");
        }
        return slowest;
    }

    private static Needs needs(long needed, Kind kind, List<String> routes, Supply supply) {
        double seconds = supply.seconds(needed, kind, routes);
        return new Needs(
                needed,
                kind,
                routes.size() == 1 ? routes.getFirst() : "",
                needed / seconds,
                seconds > NEVER ? null : Duration.ofMillis(Math.round(seconds * 1_000)),
                supply.bound(seconds));
    }

    private static boolean isSlower(Needs one, Needs other) {
        return other.takes() != null && (one.takes() == null || one.takes().compareTo(other.takes()) > 0);
    }

    private static Duration longest(Duration one, @Nullable Duration other) {
        return other == null || one.compareTo(other) >= 0 ? one : other;
    }
}
