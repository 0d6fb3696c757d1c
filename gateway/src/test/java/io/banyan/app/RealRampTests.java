package io.banyan.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.app.StubSide.Answer;
import io.banyan.evidence.Kind;
import io.banyan.evidence.Limits;
import io.banyan.live.Ramping;
import io.banyan.live.Ramping.Phase;
import io.banyan.route.Side;
import io.banyan.split.Weight;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.DoubleToLongFunction;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What `SimulatedRampTests` says of the pure code, on a gateway that runs: clients' reads over sockets, copies of all
/// of them, two sides whose answers fail by chance, evidence in a state folder, ramps started through the API. Only
/// time is moved by hand.
///
/// A few ramps of each sort here; 210 over all with full numbers (`-Dbanyan.full=true`). Which answers are bad is fixed
/// by the seed. A share of so few ramps says little, so the bound of each test is what a gateway that keeps its promise
/// exceeds with a chance below one in a million: where 5 % are allowed, more than 5 of 7 ramps (1.0e-7) or 10 of 30
/// (1.1e-7); where 10 % are, all of 7 (1.0e-7) or more than 13 of 30 (3.1e-7).
class RealRampTests {
    private static final long SEED = 20_261_130;
    private static final double ONE_IN_A_MILLION = 1e-6;
    private static final boolean FULL = Boolean.getBoolean("banyan.full");
    private static final int RAMPS = FULL ? 30 : 7;
    /// Of all groups together, between two looks.
    private static final int AT_ONCE = FULL ? 600 : 175;

    /// In which a ramp without any fault reaches its last step: slowness takes that many.
    private static final int SOME = 700;

    private static final double MISMATCH = FULL ? 0.01 : 0.02;
    private static final double ERRORS = FULL ? 0.005 : 0.02;
    /// Of a kind that is not looked at: slowness is then a hundred times LEGACY's p99.
    private static final String NEVER_SLOW = "100x";

    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @EnumSource
    void rarelyReachTheLastStepAtTheLimit(Kind kind) throws IOException {
        Map<String, Ramping> ended = run(kind, limit(kind), FULL ? (int) (20 / limit(kind)) : SOME);

        long reached = count(ended, RealRampTests::isThere);
        tell(kind + " at the limit: reached", reached, ended);
        assertThat(reached).as("of %d ramps, seed %d", RAMPS, SEED).isLessThanOrEqualTo(mostOf(RAMPS, 0.05));
    }

    static List<Kind> kinds() {
        return FULL ? List.of(Kind.values()) : List.of(Kind.MISMATCH);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void mostlyReachItAtATenthOfTheLimit(Kind kind) throws IOException {
        int reads = (int) ((kind == Kind.SLOW ? 40 : 20) / limit(kind));
        Map<String, Ramping> ended = run(kind, limit(kind) / 10, reads);

        long missed = RAMPS - count(ended, RealRampTests::isThere);
        tell(kind + " at a tenth: missed", missed, ended);
        assertThat(missed).as("of %d ramps, seed %d", RAMPS, SEED).isLessThanOrEqualTo(mostOf(RAMPS, 0.1));
    }

    /// LEGACY against itself: both fail once in a thousand, and both take `3/u` ms, for a `u` by chance from 0 to
    /// 1, half a second at most. So one read in a hundred takes longer than 300 ms, and 0.8 % longer than is
    /// slow, beside which the noise of a busy machine is little.
    @Test
    void areRarelyRolledBackWhereBothSidesAreEqual() throws IOException {
        Sort equal = new Sort(Map.of(Kind.ERRORS, 0.001), chance -> (long) (3 / Math.max(0.006, chance)));

        Map<String, Ramping> ended = run("1.3x", equal, equal, FULL ? 4_000 : SOME);

        long back = count(ended, ramp -> ramp.phase() == Phase.ROLLED_BACK);
        tell("A/A: rolled back", back, ended);
        assertThat(back).as("of %d ramps, seed %d", RAMPS, SEED).isLessThanOrEqualTo(mostOf(RAMPS, 0.05));
    }

    /// One kind of fault alone. Where slowness is looked at, LEGACY takes 5 to 15 ms.
    private Map<String, Ramping> run(Kind kind, double share, int reads) throws IOException {
        if (kind != Kind.SLOW) {
            Sort fast = new Sort(Map.of(), chance -> 0);
            return run(NEVER_SLOW, fast, new Sort(Map.of(kind, share), chance -> 0), reads);
        }
        Sort usual = new Sort(Map.of(), chance -> 5 + (long) (10 * chance));
        return run("1.3x", usual, new Sort(Map.of(Kind.SLOW, share), usual.late()), reads);
    }

    private Map<String, Ramping> run(String slow, Sort legacys, Sort moderns, int reads) throws IOException {
        String gates = String.format(
                Locale.ROOT, "{ mismatch: %s%%, errors: %s%%, slow: %s }", 100 * MISMATCH, 100 * ERRORS, slow);
        try (StubSide legacy = new StubSide(path -> legacys.answer(Side.LEGACY, path));
                StubSide modern = new StubSide(path -> moderns.answer(Side.MODERN, path));
                RampedGateway gateway = new RampedGateway(folder, RAMPS, gates, legacy, modern)) {
            return gateway.run(reads, AT_ONCE / RAMPS);
        }
    }

    /// What a side does.
    ///
    /// @param bad which share of its answers has which fault
    /// @param late a number from 0 to 1 → ms to the head of an answer that has none
    private record Sort(Map<Kind, Double> bad, DoubleToLongFunction late) {
        private static final long SLOWER = 250;

        Answer answer(Side side, String path) {
            SplittableRandom random = new SplittableRandom(SEED + 2L * path.hashCode() + (side == Side.LEGACY ? 0 : 1));
            double price = isBad(Kind.MISMATCH, random) ? 12.5 : 12;
            int status = isBad(Kind.ERRORS, random) ? 500 : 200;
            long more = isBad(Kind.SLOW, random) ? SLOWER : 0;
            return new Answer(status, "{\"price\": " + price + "}", more + late.applyAsLong(random.nextDouble()));
        }

        private boolean isBad(Kind kind, SplittableRandom random) {
            return random.nextDouble() < bad.getOrDefault(kind, 0.0);
        }
    }

    private static double limit(Kind kind) {
        return switch (kind) {
            case MISMATCH -> MISMATCH;
            case ERRORS -> ERRORS;
            case SLOW -> Limits.DEFAULT.slow();
        };
    }

    private static boolean isThere(Ramping ramp) {
        return ramp.place().step() == ramp.place().of() && ramp.place().weight().equals(Weight.ALL);
    }

    private static long count(Map<String, Ramping> ended, Predicate<Ramping> those) {
        return ended.values().stream().filter(those).count();
    }

    private static void tell(String what, long count, Map<String, Ramping> ended) {
        if (FULL) {
            ended.values().stream()
                    .filter(ramp -> ramp.phase() == Phase.ROLLED_BACK)
                    .forEach(ramp -> System.out.println("rolled back: " + ramp.why()));
            System.out.printf(
                    "%s %d of %d; %s%n",
                    what,
                    count,
                    RAMPS,
                    ended.values().stream()
                            .collect(Collectors.groupingBy(
                                    ramp -> ramp.phase().word() + " in step "
                                            + ramp.place().step(),
                                    TreeMap::new,
                                    Collectors.counting())));
        }
    }

    /// The most that is seen of `of`, each with this chance, but for one time in a million.
    private static int mostOf(int of, double chance) {
        double more = 0;
        int count = of;
        while (more + exactly(count, of, chance) < ONE_IN_A_MILLION) {
            more += exactly(count--, of, chance);
        }
        return count;
    }

    private static double exactly(int count, int of, double chance) {
        double ways = 1;
        for (int i = 0; i < count; i++) {
            ways = ways * (of - i) / (i + 1);
        }
        return ways * Math.pow(chance, count) * Math.pow(1 - chance, of - count);
    }
}
