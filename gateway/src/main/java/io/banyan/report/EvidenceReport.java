package io.banyan.report;

import io.banyan.evidence.Count;
import io.banyan.evidence.Evidence;
import io.banyan.evidence.Gate;
import io.banyan.evidence.Kind;
import io.banyan.evidence.Limits;
import io.banyan.evidence.Wilson;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What the fleet has seen of a group's MODERN at the revision in force, and what its gates say of it.
///
/// @param revision a short hash of all that it depends on
/// @param routes those of which reads were looked at, by id
public record EvidenceReport(String revision, List<RouteEvidence> routes) {
    /// Of one route.
    ///
    /// @param kinds those that were looked at
    public record RouteEvidence(String route, List<KindEvidence> kinds) {}

    /// Of one kind of fault; shares are percentages.
    ///
    /// @param limit the share that is too much
    /// @param needed how many are to be seen in all until the gate passes, if no further one is bad; null = more
    /// than a hundred million
    /// @param word what the gate says: `open`, `passed` or `failed`
    /// @param low of Wilson's interval at 95 %, for people alone
    /// @param high likewise
    public record KindEvidence(
            String kind,
            long bad,
            long all,
            BigDecimal limit,
            @Nullable Long needed,
            String word,
            BigDecimal low,
            BigDecimal high) {}

    public static EvidenceReport of(Evidence evidence, Limits limits) {
        List<RouteEvidence> routes = new ArrayList<>();
        for (String route : evidence.routes()) {
            List<KindEvidence> kinds = new ArrayList<>();
            for (Kind kind : Kind.values()) {
                Count count = evidence.of(route).of(kind);
                if (count.all() > 0) {
                    kinds.add(of(kind, count, limits));
                }
            }
            routes.add(new RouteEvidence(route, kinds));
        }
        return new EvidenceReport(evidence.revision(), routes);
    }

    private static KindEvidence of(Kind kind, Count count, Limits limits) {
        Gate gate = limits.gate(kind);
        long needed = gate.needed(count.bad(), count.all());
        Wilson interval = Wilson.of(count);
        return new KindEvidence(
                kind.word(),
                count.bad(),
                count.all(),
                percent(limits.of(kind) * 100),
                needed == Long.MAX_VALUE ? null : needed,
                gate.of(count.bad(), count.all()).name().toLowerCase(Locale.ROOT),
                percent(interval.low()),
                percent(interval.high()));
    }

    private static BigDecimal percent(double share) {
        BigDecimal rounded = BigDecimal.valueOf(share).setScale(2, RoundingMode.HALF_UP);
        return rounded.signum() == 0
                ? BigDecimal.ZERO
                : new BigDecimal(rounded.stripTrailingZeros().toPlainString());
    }
}
