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
}
