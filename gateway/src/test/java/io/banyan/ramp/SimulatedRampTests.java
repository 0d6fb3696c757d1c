package io.banyan.ramp;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.evidence.Count;
import io.banyan.evidence.Counts;
import io.banyan.evidence.Evidence;
import io.banyan.evidence.Kind;
import io.banyan.live.Ramping;
import io.banyan.live.Ramping.Phase;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Whole ramps, looked at after every read, with time never in their way. 100 of each here; 3,000 with full numbers
/// (`-Dbanyan.full=true`), in minutes.
class SimulatedRampTests {
    private static final long SEED = 20_261_130;
    private static final Count GOOD = new Count(0, 1);
    private static final Count BAD = new Count(1, 1);
    private static final boolean FULL = Boolean.getBoolean("banyan.full");
    private static final int RUNS = FULL ? 3_000 : 100;

    /// How a simulated ramp ended.
    private enum End {
        REACHED,
        ROLLED_BACK,
        OPEN
    }

    @ParameterizedTest
    @EnumSource
    void rarelyReachTheLastStepAtTheLimit(Kind kind) {
        RampRule rule = rule(Gates.DEFAULT);
        double limit = Gates.DEFAULT.limit(kind);

        int reached = count(End.REACHED, rule, Map.of(kind, limit), (int) (20 / limit));

        assertThat(reached).as("of %d runs, seed %d", RUNS, SEED).isLessThanOrEqualTo(RUNS / 20);
    }

    @ParameterizedTest
    @CsvSource({"MISMATCH, 0.01, 2000", "MISMATCH, 0.001, 20000", "ERRORS, 0.005, 4000", "SLOW, 0.02, 2000"})
    void mostlyReachItAtATenthOfTheLimit(Kind kind, double limit, int reads) {
        Gates gates = new Gates(
                kind == Kind.MISMATCH ? limit : 0.01, kind == Kind.ERRORS ? limit : 0.005, Gates.DEFAULT.slow());

        int reached = count(End.REACHED, rule(gates), Map.of(kind, limit / 10), reads);

        assertThat(reached).as("of %d runs, seed %d", RUNS, SEED).isGreaterThanOrEqualTo(RUNS * 9 / 10);
    }

    /// LEGACY against itself: nothing mismatches, one read in a hundred is slower than its p99 allows, one in a
    /// thousand fails by chance.
    @Test
    void areRarelyRolledBackWhereBothSidesAreEqual() {
        Map<Kind, Double> equal = Map.of(Kind.ERRORS, 0.001, Kind.SLOW, 0.01);

        int back = count(End.ROLLED_BACK, rule(Gates.DEFAULT), equal, 4_000);

        assertThat(back).as("of %d runs, seed %d", RUNS, SEED).isLessThanOrEqualTo(RUNS / 20);
    }

    @Test
    void areSoonRolledBackWhereAFifthDiffers() {
        int back = count(End.ROLLED_BACK, rule(Gates.DEFAULT), Map.of(Kind.MISMATCH, 0.2), 100);

        assertThat(back).as("of %d runs, seed %d", RUNS, SEED).isGreaterThanOrEqualTo(RUNS * 9 / 10);
    }

    private static RampRule rule(Gates gates) {
        return new RampRule(
                Sketch.weights("1%", "5%", "25%", "50%", "100%"),
                RampRule.HOLD,
                gates,
                new Growth(100, Growth.DEFAULT.in()),
                null,
                RampRule.Breach.ROLL_BACK,
                false);
    }

    private static int count(End wanted, RampRule rule, Map<Kind, Double> bad, int reads) {
        SplittableRandom random = new SplittableRandom(SEED);
        int count = (int) Stream.generate(random::split).limit(RUNS).toList().parallelStream()
                .filter(own -> end(own, rule, bad, reads) == wanted)
                .count();
        if (FULL) {
            System.out.printf("%s of %s in %,d reads: %d of %d%n", wanted, bad, reads, count, RUNS);
        }
        return count;
    }

    private static End end(SplittableRandom random, RampRule rule, Map<Kind, Double> bad, int reads) {
        Ramping ramping = Sketch.ramping(Phase.RUNNING, 0, "0%");
        Map<String, Map<String, Counts>> steps = new HashMap<>();
        Map<Kind, Count> here = new EnumMap<>(Kind.class);
        Instant now = Sketch.START;
        for (int read = 0; read < reads; read++) {
            for (Kind kind : Kind.values()) {
                boolean isBad = random.nextDouble() < bad.getOrDefault(kind, 0.0);
                here.merge(kind, isBad ? BAD : GOOD, Count::plus);
            }
            steps.put(ramping.tag(), Map.of("page", new Counts(here)));
            now = now.plus(RampRule.HOLD);
            NextStep next = NextStep.of(rule, Sketch.situation(ramping), new Evidence("r1", steps), now);
            if (next instanceof NextStep.Move move) {
                here.clear();
                ramping = move.after();
                if (ramping.place().step() == rule.steps().size()) {
                    return End.REACHED;
                }
            } else if (next instanceof NextStep.RollBack) {
                return End.ROLLED_BACK;
            }
        }
        return End.OPEN;
    }
}
