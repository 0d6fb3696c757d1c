package io.banyan.ramp;

import io.banyan.evidence.Count;
import io.banyan.evidence.Counts;
import io.banyan.evidence.Evidence;
import io.banyan.evidence.Kind;
import io.banyan.live.Ramping;
import io.banyan.live.Ramping.Phase;
import io.banyan.live.Ramping.Place;
import io.banyan.split.Weight;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A ramp in few words.
final class Sketch {
    static final Instant START = Instant.parse("2026-11-30T08:00:00Z");
    static final Duration LATER = Duration.ofMinutes(10);

    private Sketch() {}

    static RampRule rule(String... steps) {
        return rule(null, RampRule.Breach.ROLL_BACK, false, steps);
    }

    static RampRule rule(@Nullable Hours hours, RampRule.Breach breach, boolean stepped, String... steps) {
        return new RampRule(weights(steps), RampRule.HOLD, Gates.DEFAULT, Growth.DEFAULT, hours, breach, stepped);
    }

    static List<Weight> weights(String... steps) {
        return Stream.of(steps).map(Weight::parse).toList();
    }

    static Ramping ramping(Phase phase, int step, String weight) {
        Place place = new Place(step, 5, Weight.parse(weight), Weight.NONE);
        return new Ramping("a1", phase, place, START, "ann", "r1", "why");
    }

    static Situation situation(Ramping ramping) {
        return situation(ramping, ramping.place().weight().toString(), "100%");
    }

    static Situation situation(Ramping ramping, String asked, String most) {
        return new Situation(
                ramping, Weight.parse(asked), Weight.parse(most), false, "", Set.of("page"), Traffic.UNKNOWN);
    }

    /// So many of each kind in each of these steps, of route `page`.
    static Evidence clean(long each, String... steps) {
        return evidence(
                "r1",
                Map.of(
                        Kind.MISMATCH,
                        new Count(0, each),
                        Kind.ERRORS,
                        new Count(0, each),
                        Kind.SLOW,
                        new Count(0, each)),
                steps);
    }

    static Evidence evidence(String revision, Map<Kind, Count> counts, String... steps) {
        Map<String, Map<String, Counts>> all = new HashMap<>();
        for (String step : steps) {
            all.put(step, Map.of("page", new Counts(new EnumMap<>(counts))));
        }
        return new Evidence(revision, all);
    }
}
