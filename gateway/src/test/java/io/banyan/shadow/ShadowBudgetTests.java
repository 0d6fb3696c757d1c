package io.banyan.shadow;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.shadow.ShadowRule.Budget;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ShadowBudgetTests {
    private static final long NOON = 1_795_953_600_000L;

    private final ShadowBudget budget = new ShadowBudget();

    @Test
    void givesNoMoreThanItsPlacesOfASecond() {
        Budget two = new Budget(2, 0);

        assertThat(LongStream.range(0, 3_000)
                        .filter(at -> budget.take(two, NOON + at))
                        .toArray())
                .containsExactly(0, 1, 1_000, 1_001, 2_000, 2_001);
    }

    @Test
    void givesNoMoreThanItsPlacesOfADay() {
        Budget five = new Budget(0, 5);

        assertThat(taken(five, NOON, 9)).isEqualTo(5);
        assertThat(taken(five, NOON + 43_199_999, 9)).isZero();
        assertThat(taken(five, NOON + 43_200_000, 9)).isEqualTo(5);
    }

    @Test
    void givesNothingTwiceToAClockThatGoesBack() {
        Budget two = new Budget(2, 3);
        assertThat(taken(two, NOON, 9)).isEqualTo(2);

        assertThat(taken(two, NOON - 86_400_000, 9)).isZero();
        assertThat(taken(two, NOON + 1_000, 9)).isOne();
    }

    @Test
    void hasAnyNumberWhereNothingIsWritten() {
        assertThat(taken(Budget.NONE, NOON, 10_000)).isEqualTo(10_000);
    }

    @Test
    void isExactWhoeverAsksAtOnce() {
        Budget hundred = new Budget(0, 100);

        assertThat(IntStream.range(0, 10_000)
                        .parallel()
                        .filter(one -> budget.take(hundred, NOON))
                        .count())
                .isEqualTo(100);
    }

    private long taken(Budget of, long now, int asked) {
        return IntStream.range(0, asked).filter(one -> budget.take(of, now)).count();
    }
}
