package io.banyan.projections.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SettlingTests {
    private static final long MS = 1_000_000;

    private final Settling settling = new Settling(Duration.ofSeconds(3));

    @Test
    void forgetsAPositionOnlyWhenTheLogHadItForAWhile() {
        settling.appended(10, 0);
        settling.appended(20, 1_000 * MS);

        assertThat(settling.settled(2_999 * MS)).isZero();
        assertThat(settling.settled(3_000 * MS)).isEqualTo(10);
        assertThat(settling.settled(3_999 * MS)).isEqualTo(10);
        assertThat(settling.settled(4_000 * MS)).isEqualTo(20);
        assertThat(settling.settled(99_000 * MS)).isEqualTo(20);
    }

    @Test
    void keepsFewOfManyPositionsAndNeverALaterOneForAnEarlier() {
        for (int i = 0; i < 100_000; i++) {
            settling.appended(i, i * MS / 100);
        }

        long settled = settling.settled(3_500 * MS);

        assertThat(settled).isLessThanOrEqualTo(50_000).isGreaterThan(46_000);
    }
}
