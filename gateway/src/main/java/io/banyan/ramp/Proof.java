package io.banyan.ramp;

import io.banyan.evidence.Count;
import io.banyan.evidence.Counts;
import io.banyan.evidence.Evidence;
import io.banyan.evidence.Gate;
import io.banyan.evidence.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What evidence says of a ramp's gates.
///
/// @param routes that inherit the group's weight
record Proof(RampRule rule, Evidence evidence, Set<String> routes) {
    /// All gates of all routes.
    List<Standing> standings() {
        List<Standing> all = new ArrayList<>();
        for (String route : routes) {
            Counts counts = evidence.of(route);
            for (Kind kind : Kind.values()) {
                all.add(Standing.of(route, kind, rule.gates(), counts.of(kind)));
            }
        }
        return all;
    }

    /// What has failed, a sentence; null = nothing.
    ///
    /// Both what was seen at this revision and what was seen in this step count, so that late trouble is not
    /// diluted by the good reads before. The error is shared out over all that may be looked at: kinds, routes,
    /// steps, and the whole.
    @Nullable
    String breach(String step) {
        int looks = Math.max(1, routes.size()) * (rule.steps().size() + 2);
        for (String route : routes) {
            Counts all = evidence.of(route);
            Counts its = evidence.of(step, route);
            for (Kind kind : Kind.values()) {
                Gate gate = rule.gates().breaking(kind, looks);
                Count here = its.of(kind);
                Count whole = all.of(kind);
                if (gate.fails(here.bad(), here.all())) {
                    return breach(route, kind, here, "in this step");
                }
                if (gate.fails(whole.bad(), whole.all())) {
                    return breach(route, kind, whole, "at this revision");
                }
            }
        }
        return null;
    }

    private String breach(String route, Kind kind, Count count, String where) {
        return String.format(
                Locale.ROOT,
                "%s: %,d of %,d %s %s, %s allowed",
                route,
                count.bad(),
                count.all(),
                Standing.bad(kind),
                where,
                percent(rule.gates().limit(kind)));
    }

    /// The first route of which no read was looked at; null = there is none.
    @Nullable
    String unread() {
        return routes.stream()
                .filter(route -> {
                    Counts all = evidence.of(route);
                    return Stream.of(Kind.values())
                            .allMatch(kind -> all.of(kind).all() == 0);
                })
                .findFirst()
                .orElse(null);
    }

    /// Whether every route has passed every gate, and this step has seen enough itself.
    boolean passes(String step) {
        for (String route : routes) {
            Counts all = evidence.of(route);
            for (Kind kind : Kind.values()) {
                Count count = all.of(kind);
                if (!rule.gates().passing(kind).passes(count.bad(), count.all())) {
                    return false;
                }
            }
        }
        return unseen(step) == null;
    }

    /// The gate that is farthest from being passed, a part of a sentence; null = all are passed.
    @Nullable
    String open() {
        return standings().stream()
                .filter(standing -> standing.word() != Gate.Word.PASSED)
                .max(Comparator.comparingLong(Standing::missing))
                .map(Standing::says)
                .orElse(null);
    }

    /// What a step has seen itself.
    Counts here(String step) {
        return routes.stream().map(route -> evidence.of(step, route)).reduce(Counts.NONE, Counts::plus);
    }

    /// The kind of which this step has seen too little itself, likewise.
    @Nullable
    String unseen(String step) {
        Counts here = here(step);
        for (Kind kind : Kind.values()) {
            if (!rule.isFresh(kind, here.of(kind).all())) {
                return String.format(
                        Locale.ROOT,
                        "%,d of %,d fresh reads in this step that were looked at for %s",
                        here.of(kind).all(),
                        rule.fresh(kind),
                        faults(kind));
            }
        }
        return null;
    }

    /// What reads are looked at for.
    static String faults(Kind kind) {
        return switch (kind) {
            case MISMATCH -> "mismatches";
            case ERRORS -> "errors";
            case SLOW -> "slowness";
        };
    }

    /// `312 pairs, 0 mismatched; 0 of 901 failed; 4 of 880 slow`.
    String says() {
        Counts all = routes.stream().map(evidence::of).reduce(Counts.NONE, Counts::plus);
        Count pairs = all.of(Kind.MISMATCH);
        Count errors = all.of(Kind.ERRORS);
        Count slow = all.of(Kind.SLOW);
        return String.format(
                Locale.ROOT,
                "%,d %s, %,d mismatched; %,d of %,d failed; %,d of %,d slow",
                pairs.all(),
                pairs.all() == 1 ? "pair" : "pairs",
                pairs.bad(),
                errors.bad(),
                errors.all(),
                slow.bad(),
                slow.all());
    }

    private static String percent(double share) {
        return new BigDecimal(String.format(Locale.ROOT, "%.4f", share * 100))
                        .stripTrailingZeros()
                        .toPlainString()
                + "%";
    }
}
