package io.banyan.shadow;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.shadow.ShadowRule.Budget;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CopyPaceTests {
    private final CopyPace pace = new CopyPace();

    private long taken(String group, Budget budget, long now) {
        return IntStream.range(0, 2_000)
                .filter(read -> pace.take(group, budget, now))
                .count();
    }

    @Test
    void letsFiveHundredASecondPassWhereAFileSaysNothing() {
        assertThat(taken("events", Budget.NONE, 5_000)).isEqualTo(500);
        assertThat(taken("events", Budget.NONE, 5_999)).isZero();
        assertThat(taken("events", Budget.NONE, 6_000)).isEqualTo(500);
    }

    @Test
    void letsAsManyPassAsAFileSays() {
        assertThat(taken("events", new Budget(20, 0), 5_000)).isEqualTo(20);
        assertThat(taken("orders", new Budget(1_900, 0), 5_000)).isEqualTo(1_900);
        assertThat(taken("members", new Budget(999_999_999, 0), 5_000)).isEqualTo(2_000);
    }

    @Test
    void slowsDownWhileMostCopiesAreOfNoUse() {
        ended(3, 2, 5_000);
        assertThat(taken("events", Budget.NONE, 5_100))
                .as("the second is not over")
                .isEqualTo(500);
        ended(3, 2, 6_000);
        assertThat(taken("events", Budget.NONE, 6_100)).isEqualTo(250);
        for (long second = 7; second < 40; second++) {
            ended(1, 0, second * 1_000);
        }
        assertThat(taken("events", Budget.NONE, 40_000)).isEqualTo(5);
        assertThat(taken("events", new Budget(3, 0), 41_000)).isEqualTo(3);
        assertThat(taken("orders", Budget.NONE, 41_000)).isEqualTo(500);
    }

    @Test
    void isBackSoonAfterwards() {
        for (long second = 0; second < 100; second++) {
            ended(1, 0, second * 1_000);
        }
        for (long second = 100; second < 110; second++) {
            ended(1, 1, second * 1_000);
        }

        assertThat(taken("events", Budget.NONE, 110_000)).isEqualTo(500);
    }

    private void ended(int useless, int useful, long now) {
        IntStream.range(0, useless).forEach(copy -> pace.ended("events", false, now));
        IntStream.range(0, useful).forEach(copy -> pace.ended("events", true, now));
    }
}
