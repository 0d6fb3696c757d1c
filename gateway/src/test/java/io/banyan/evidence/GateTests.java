package io.banyan.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.banyan.evidence.Gate.Word;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GateTests {
    private static final long SEED = 20_261_129;
    private static final int RUNS = 3_000;

    @ParameterizedTest
    @ValueSource(doubles = {0.01, 0.1})
    void passesRarelyAtTheLimitHoweverOftenItIsLookedAt(double limit) {
        int passed = count(Word.PASSED, limit, limit, (int) (50 / limit));

        assertThat(passed).as("of %d runs, seed %d", RUNS, SEED).isLessThanOrEqualTo(RUNS / 20);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.01, 0.1})
    void failsRarelyAtTheLimitHoweverOftenItIsLookedAt(double limit) {
        int failed = count(Word.FAILED, limit, limit, (int) (50 / limit));

        assertThat(failed).as("of %d runs, seed %d", RUNS, SEED).isLessThanOrEqualTo(RUNS / 20);
    }

    @ParameterizedTest
    @CsvSource({"0.01, 2000", "0.001, 20000"})
    void passesSoonAtATenthOfTheLimit(double limit, int pairs) {
        int passed = count(Word.PASSED, limit, limit / 10, pairs);

        assertThat(passed).as("of %d runs, seed %d", RUNS, SEED).isGreaterThanOrEqualTo(RUNS * 9 / 10);
    }

    @ParameterizedTest
    @CsvSource({"0.01, 0.05, 400", "0.005, 0.5, 12", "0.1, 0.5, 40"})
    void failsSoonAboveTheLimit(double limit, double share, int pairs) {
        int failed = count(Word.FAILED, limit, share, pairs);

        assertThat(failed).as("of %d runs, seed %d", RUNS, SEED).isGreaterThanOrEqualTo(RUNS * 9 / 10);
    }

    /// How many runs say it some time, looked at after every pair.
    private static int count(Word word, double limit, double share, int pairs) {
        Gate gate = new Gate(limit, 0.05);
        SplittableRandom random = new SplittableRandom(SEED);
        int count = 0;
        for (int run = 0; run < RUNS; run++) {
            SplittableRandom own = random.split();
            int bad = 0;
            for (int all = 1; all <= pairs; all++) {
                bad += own.nextDouble() < share ? 1 : 0;
                Word said = gate.of(bad, all);
                if (said != Word.OPEN) {
                    count += said == word ? 1 : 0;
                    break;
                }
            }
        }
        return count;
    }

    @Test
    void tellsHowManyPairsItNeedsWithoutAFurtherBadOne() {
        Gate gate = new Gate(0.01, 0.05);

        long needed = gate.needed(0, 312);

        assertThat(needed).isBetween(330L, 450L);
        assertThat(gate.of(0, needed)).isEqualTo(Word.PASSED);
        assertThat(gate.of(0, needed - 1)).isEqualTo(Word.OPEN);
        assertThat(gate.needed(3, 312)).isGreaterThan(needed);
        assertThat(gate.needed(0, 5_000)).isEqualTo(5_000);
    }

    @Test
    void saysNothingOfNothing() {
        assertThat(new Gate(0.01, 0.05).of(0, 0)).isEqualTo(Word.OPEN);
    }

    @Test
    void addsUpWhatSeveralReplicasHaveSeenInAnyOrder() {
        Gate gate = new Gate(0.01, 0.05);

        assertThat(gate.of(1, 200 + 500)).isEqualTo(gate.of(1, 500 + 200));
        assertThat(gate.of(1_000_000, 1_000_000)).isEqualTo(Word.FAILED);
        assertThat(gate.of(0, 1_000_000_000)).isEqualTo(Word.PASSED);
    }

    @ParameterizedTest
    @CsvSource({"0, 0.05", "1, 0.05", "0.01, 0", "0.01, 1", "NaN, 0.05"})
    void refusesWhatIsNoShare(double limit, double error) {
        assertThatThrownBy(() -> new Gate(limit, error)).isInstanceOf(IllegalArgumentException.class);
    }
}
