package io.banyan.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class HeadCountsTests {
    @Test
    void keepsEveryMicrosecondApartUpToSixteen() {
        HeadTimes times = new HeadTimes();

        for (int micros = 1; micros <= 10; micros++) {
            times.record(micros * 1_000L);
        }

        assertThat(times.now().quantile(0.5)).isEqualTo(0.005);
        assertThat(times.now().quantile(0.99)).isEqualTo(0.010);
        assertThat(times.now().quantile(0.1)).isEqualTo(0.001);
    }

    @Test
    void readsAnyTimeBackWithinThreePercent() {
        for (int i = 0; i < 10_000; i++) {
            long micros = (long) Math.pow(10, ThreadLocalRandom.current().nextDouble(1.3, 7.8));
            HeadTimes times = new HeadTimes();
            times.record(micros * 1_000);

            assertThat(times.now().quantile(0.5))
                    .as("%d µs", micros)
                    .isCloseTo(micros / 1_000.0, Percentage.withPercentage(3.2));
        }
    }

    @Test
    void bucketsFollowOnEachOtherWithoutAGap() {
        int last = -1;
        for (long micros = 0; micros < 100_000; micros++) {
            int bucket = HeadCounts.bucket(micros);

            assertThat(bucket).isBetween(last, last + 1);
            last = bucket;
        }
    }

    @Test
    void whatTookLongerThanAMinuteSharesTheLastBucket() {
        HeadTimes times = new HeadTimes();

        times.record(Long.MAX_VALUE);
        times.record(-1);

        assertThat(times.now().told()).isEqualTo(List.of(0L, 1L, 383L, 1L));
    }

    @Test
    void tellsNothingOfNothing() {
        assertThat(HeadCounts.NONE.quantile(0.5)).isNull();
        assertThat(HeadCounts.NONE.told()).isEmpty();
    }

    @Test
    void aP99OfTheFleetIsReadFromTheSumAndNotFromTheParts() {
        HeadTimes quick = new HeadTimes();
        HeadTimes slow = new HeadTimes();
        for (int i = 0; i < 990; i++) {
            quick.record(1_000_000);
        }
        for (int i = 0; i < 10; i++) {
            slow.record(1_000_000_000);
        }

        HeadCounts fleet = quick.now().plus(HeadCounts.of(slow.now().told()));

        assertThat(fleet.quantile(0.99)).isCloseTo(1, within(0.04));
        assertThat(fleet.quantile(0.991)).isCloseTo(1_000, within(32.0));
        assertThat(fleet.minus(quick.now()).told()).isEqualTo(slow.now().told());
    }

    @Test
    void leavesBucketsOutThatItDoesNotKnow() {
        assertThat(HeadCounts.of(List.of(-1L, 5L, 3L, 2L, 384L, 9L, 7L)).told()).isEqualTo(List.of(3L, 2L));
    }
}
