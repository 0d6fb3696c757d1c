package io.banyan.ramp;

import io.banyan.evidence.Gate;
import io.banyan.evidence.Kind;
import io.banyan.evidence.Lately;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How long the evidence that a ramp waits for still takes, if it comes as it came lately and nothing of it is bad.
///
/// @param step the tag of the ramp's step
record Remaining(Proof proof, String step, Lately lately) {
    /// @param of a route, or all of them
    private record Part(double seconds, String of, Kind kind) {
        static Part longer(Part one, Part other) {
            return other.seconds > one.seconds ? other : one;
        }
    }

    /// `at the rate of the last 48 min about 3 h more`; null = nothing is missing, or no number of reads will do.
    @Nullable
    String says() {
        Part longest = new Part(0, "", Kind.MISMATCH);
        for (Standing gate : proof.standings()) {
            if (gate.needed() == Long.MAX_VALUE) {
                return null;
            }
            if (gate.word() != Gate.Word.PASSED) {
                longest = Part.longer(longest, part(gate.missing(), gate.kind(), List.of(gate.route()), gate.route()));
            }
        }
        for (Kind kind : Kind.values()) {
            long here = proof.here(step).of(kind).all();
            longest = Part.longer(
                    longest,
                    part(Math.max(0, proof.rule().fresh(kind) - here), kind, proof.routes(), "any of its routes"));
        }
        if (longest.seconds == 0) {
            return null;
        }
        String over = About.words(lately.over());
        return Double.isInfinite(longest.seconds)
                ? "no read of %s was looked at for %s in the last %s"
                        .formatted(longest.of, Proof.faults(longest.kind), over)
                : "at the rate of the last %s about %s more"
                        .formatted(over, About.words(Duration.ofSeconds((long) Math.ceil(longest.seconds))));
    }

    private Part part(long missing, Kind kind, Collection<String> routes, String of) {
        double rate = routes.stream()
                .mapToDouble(route -> lately.perSecond(proof.evidence(), route, kind))
                .sum();
        return new Part(missing == 0 ? 0 : missing / rate, of, kind);
    }
}
