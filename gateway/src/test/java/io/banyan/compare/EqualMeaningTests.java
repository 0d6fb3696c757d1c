package io.banyan.compare;

import static io.banyan.compare.Answers.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// Generated pairs of equal meaning: a million with `-Dbanyan.full=true`.
class EqualMeaningTests {
    private static final long SEED = 20_261_129;
    private static final int PAIRS = Boolean.getBoolean("banyan.full") ? 1_000_000 : 20_000;

    @Test
    void isNeverAMismatch() {
        long[] wrong = LongStream.range(SEED, SEED + PAIRS)
                .parallel()
                .filter(seed -> verdict(seed) != Verdict.MATCHED && verdict(seed) != Verdict.IGNORED)
                .limit(3)
                .toArray();

        assertThat(wrong)
                .as("seeds of pairs that mismatched, such as %s", wrong.length == 0 ? "" : shown(wrong[0]))
                .isEmpty();
    }

    /// Else the pairs would be no test of anything.
    @Test
    void isOftenWrittenDifferently() {
        long alike = LongStream.range(SEED, SEED + 1_000)
                .filter(seed -> {
                    List<String> pair = SameMeaning.pair(seed);
                    return pair.getFirst().equals(pair.getLast());
                })
                .count();

        assertThat(alike).isZero();
        assertThat(LongStream.range(SEED, SEED + 1_000)
                        .filter(seed -> Differences.of(
                                        CompareRule.DEFAULT,
                                        json(SameMeaning.pair(seed).getFirst()),
                                        json(SameMeaning.pair(seed).getLast()))
                                .differences()
                                .isEmpty())
                        .count())
                .isLessThan(100);
    }

    private static Verdict verdict(long seed) {
        List<String> pair = SameMeaning.pair(seed);
        return Differences.of(SameMeaning.RULE, json(pair.getFirst()), json(pair.getLast()))
                .verdict();
    }

    private static String shown(long seed) {
        List<String> pair = SameMeaning.pair(seed);
        return pair + " "
                + Differences.of(SameMeaning.RULE, json(pair.getFirst()), json(pair.getLast()))
                        .differences();
    }
}
