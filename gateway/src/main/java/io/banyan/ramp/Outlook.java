package io.banyan.ramp;

import io.banyan.evidence.Kind;
import io.banyan.split.Weight;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// How long each step of a ramp takes at a traffic that is given, so that whoever plans it knows beforehand. It is the
/// shortest that can be: a fault costs more reads, and of the reads of one URL within a minute only the first counts.
///
/// @param reads of each route that inherits the group's weight, a second
public record Outlook(RampRule rule, Copying copying, Map<String, Double> reads) {
    /// What takes longer is worth a warning.
    private static final Duration LONG = Duration.ofDays(1);
    /// What it may lose to its hours in one step.
    private static final Duration LOST = Duration.ofDays(7);
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

    /// `1% in 40 min, 5% in 20 min, 100% in 3 h`.
    public static String says(List<Ahead> steps) {
        List<String> parts = new ArrayList<>();
        for (Ahead step : steps) {
            parts.add(
                    step.takes() == null
                            ? "never " + step.weight()
                            : step.weight() + " in " + About.words(step.takes()));
        }
        return String.join(", ", parts);
    }

    /// What the reader should know before the ramp is started, a sentence each: a step that is never taken, the one
    /// whose evidence takes longest, and the one that loses most to its hours.
    public List<String> warnings(List<Ahead> steps) {
        List<String> all = new ArrayList<>();
        Ahead slow = null;
        Ahead lost = null;
        for (Ahead step : steps) {
            Duration takes = step.needs().takes();
            if (step.takes() == null || takes == null) {
                all.add("it never reaches " + step.weight() + ": " + because(step.needs()));
                continue;
            }
            slow = slow == null
                            || takes.compareTo(
                                            longest(Duration.ZERO, slow.needs().takes()))
                                    > 0
                    ? step
                    : slow;
            lost = lost == null || step.lost().compareTo(lost.lost()) > 0 ? step : lost;
        }
        Duration longest = slow == null ? null : slow.needs().takes();
        if (slow != null && longest != null && longest.compareTo(longest(LONG, rule.hold())) > 0) {
            all.add("the evidence for " + slow.weight() + " comes in about " + About.words(longest) + ": "
                    + because(slow.needs()));
        }
        if (lost != null && lost.lost().compareTo(LOST) > 0) {
            all.add("on its way to " + lost.weight() + " it waits about " + About.words(lost.lost())
                    + " for its hours; allow more of them, or let it grow faster (ramp.growth)");
        }
        return all;
    }

    private String because(Needs needs) {
        String what = String.format(
                Locale.ROOT,
                "it takes %,d clean reads%s that are looked at for %s, and ",
                needs.reads(),
                needs.of().isEmpty() ? "" : " of " + needs.of(),
                Proof.faults(needs.kind()));
        if (needs.perSecond() > 0) {
            String rate = rate(needs.perSecond());
            return what
                    + rate
                    + (rate.startsWith("1 ") ? " comes" : " come")
                    + (needs.bound().isEmpty()
                            ? "; copy a larger share (shadow), or allow more faults (ramp.gates)"
                            : " at most; " + needs.bound() + " allows no more copies");
        }
        boolean read = reads.entrySet().stream()
                .anyMatch(route -> (needs.of().isEmpty() || needs.of().equals(route.getKey())) && route.getValue() > 0);
        return what
                + (read
                        ? "nothing of it is copied; write shadow: 5%"
                        : "nobody reads it; a weight of its own leaves it out of the ramp");
    }

    /// `0.3 a second`, `12 an hour`.
    private static String rate(double perSecond) {
        return perSecond >= 0.1
                ? String.format(Locale.ROOT, "%.1f a second", perSecond)
                : perSecond * 3_600 >= 1
                        ? String.format(Locale.ROOT, "%.0f an hour", perSecond * 3_600)
                        : String.format(Locale.ROOT, "%.1f a day", perSecond * 86_400);
    }

    /// What it takes of clean reads, for whoever does not know the traffic: `each route needs 381 clean pairs and 763
    /// clean reads of MODERN before 1%, 77 and 153 fresh ones of all before each further step`.
    public static String needs(RampRule rule) {
        Gates gates = rule.gates();
        String first = String.format(
                Locale.ROOT,
                "each route needs %,d clean pairs and %,d clean reads of MODERN before %s",
                gates.passing(Kind.MISMATCH).needed(0, 0),
                Math.max(
                        gates.passing(Kind.ERRORS).needed(0, 0),
                        gates.passing(Kind.SLOW).needed(0, 0)),
                rule.weight(1));
        String further = String.format(
                Locale.ROOT,
                ", %,d and %,d fresh ones of all before each further step",
                rule.fresh(Kind.MISMATCH),
                Math.max(rule.fresh(Kind.ERRORS), rule.fresh(Kind.SLOW)));
        return rule.steps().size() == 1 ? first : first + further;
    }

    private static Duration longest(Duration one, @Nullable Duration other) {
        return other == null || one.compareTo(other) >= 0 ? one : other;
    }
}
