package io.banyan.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.evidence.Gate.Word;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Two sides that are equal, or exactly as bad as they may be, watched after every pair: whoever rolls back is wrong.
/// The error is split between the gates, so that all of them together are wrong in 5 % of runs at most.
class EqualSidesTests {
    private static final long SEED = 20_261_130;
    private static final int RUNS = 3_000;
    private static final int PAIRS = 1_000;
    private static final double ERROR = 0.05 / Kind.values().length;
    /// Pairs that are heard in one second: LEGACY's p99 is looked at once in each.
    private static final int A_SECOND = 50;

    /// What one gate says, remembered: it is asked the same many times.
    private static final class Watched {
        private final Gate gate;
        private final Word[][] words = new Word[PAIRS + 1][PAIRS + 1];

        Watched(double limit) {
            this.gate = new Gate(limit, ERROR);
        }

        boolean fails(int bad, int all) {
            Word known = words[bad][all];
            if (known == null) {
                known = gate.of(bad, all);
                words[bad][all] = known;
            }
            return known == Word.FAILED;
        }
    }

    private final Watched mismatch = new Watched(Limits.DEFAULT.mismatch());
    private final Watched errors = new Watched(Limits.DEFAULT.errors());
    private final Watched slow = new Watched(Limits.DEFAULT.slow());

    /// Errors as they happen on both sides, and times that both draw from one long-tailed distribution.
    @Test
    void areRolledBackInOneOfTwentyRunsAtMost() {
        Random random = new Random(SEED);
        int rolledBack = 0;
        for (int run = 0; run < RUNS; run++) {
            rolledBack += equalSides(random) ? 1 : 0;
        }

        assertThat(rolledBack).as("of %d runs, seed %d", RUNS, SEED).isLessThanOrEqualTo(RUNS / 20);
    }

    private boolean equalSides(Random random) {
        LegacyTimes legacy = new LegacyTimes();
        double bound = Double.NaN;
        int failed = 0;
        int late = 0;
        int timed = 0;
        for (int all = 1; all <= PAIRS; all++) {
            legacy.add("event", nanos(random), 0);
            if (all % A_SECOND == 0 && legacy.p99("event", 0).isPresent()) {
                bound = 1.3 * legacy.p99("event", 0).getAsLong();
            }
            failed += random.nextDouble() < 0.001 ? 1 : 0;
            timed += Double.isNaN(bound) ? 0 : 1;
            late += nanos(random) > bound ? 1 : 0;
            if (mismatch.fails(0, all) || errors.fails(failed, all) || slow.fails(late, timed)) {
                return true;
            }
        }
        return false;
    }

    private static long nanos(Random random) {
        return (long) (20_000_000 * Math.exp(0.6 * random.nextGaussian()));
    }

    @Test
    void atTheLimitsAreRolledBackInOneOfTwentyRunsAtMost() {
        Random random = new Random(SEED);
        int rolledBack = 0;
        for (int run = 0; run < RUNS; run++) {
            rolledBack += atTheLimits(random) ? 1 : 0;
        }

        assertThat(rolledBack).as("of %d runs, seed %d", RUNS, SEED).isLessThanOrEqualTo(RUNS / 20);
    }

    private boolean atTheLimits(Random random) {
        int differ = 0;
        int failed = 0;
        int late = 0;
        for (int all = 1; all <= PAIRS; all++) {
            differ += random.nextDouble() < Limits.DEFAULT.mismatch() ? 1 : 0;
            failed += random.nextDouble() < Limits.DEFAULT.errors() ? 1 : 0;
            late += random.nextDouble() < Limits.DEFAULT.slow() ? 1 : 0;
            if (mismatch.fails(differ, all) || errors.fails(failed, all) || slow.fails(late, all)) {
                return true;
            }
        }
        return false;
    }
}
