package io.banyan.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ThrottlingTests {
    private static final int HALF_WEIGHT = 5_000;

    @Test
    void aThrottleHalvesTheKeysForAsLongAsItSaysAndThenTheyComeBack() {
        Throttling once = Throttling.NONE.once(10, 0);

        assertThat(once.share(0)).isEqualTo(5_000);
        assertThat(once.share(9_999)).isEqualTo(5_000);
        assertThat(once.share(10_000)).isEqualTo(10_000);
        assertThat(once.once(10, 500).share(500)).as("one burst counts once").isEqualTo(5_000);
        assertThat(once.once(10, 1_000).share(1_000)).isEqualTo(2_500);
        assertThat(once.once(10, 1_000).share(11_000)).isEqualTo(5_000);
        assertThat(once.once(10, 1_000).share(16_000)).isEqualTo(10_000);
    }

    @Test
    void itAdmitsTheSameKeysOfThoseBelowTheWeight() {
        Throttling once = Throttling.NONE.once(10, 0);

        assertThat(once.admits(2_499, HALF_WEIGHT, 0)).isTrue();
        assertThat(once.admits(2_500, HALF_WEIGHT, 0)).isFalse();
        assertThat(once.admits(-1, HALF_WEIGHT, 0)).as("an unknown place").isFalse();
        assertThat(Throttling.NONE.admits(-1, HALF_WEIGHT, 0)).isTrue();
    }

    @Test
    void itEndsAtOnePercentWhereAThrottleIsAFailure() {
        Throttling one = Throttling.NONE;
        for (int second = 0; second < 10; second++) {
            assertThat(one.isAtItsLeast()).isEqualTo(second > 6);
            one = one.once(60, second * 1_000L);
        }

        assertThat(one.share(10_000)).isEqualTo(100);
    }

    @Test
    void aPlatformThatAsksForAnHourIsAskedAgainAfterAMinute() {
        assertThat(Throttling.NONE.once(3_600, 0).share(60_000)).isEqualTo(10_000);
    }
}
