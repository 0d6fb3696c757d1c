package io.banyan.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecoveryTests {
    private static final long CLOSED = 1_800_000_000_000L;
    private final Recovery recovery = new Recovery(CLOSED);

    private long admitted(int weight, long afterMillis) {
        return IntStream.range(0, weight)
                .filter(place -> recovery.admits(place, weight, CLOSED + afterMillis))
                .count();
    }

    @ParameterizedTest
    @CsvSource({
        "10000, 0, 1000", "10000, 4999, 1000", "10000, 5000, 2500", "10000, 9999, 2500",
        "10000, 10000, 5000", "10000, 14999, 5000", "10000, 15000, 10000", "10000, 900000, 10000",
        "5000, 0, 500", "5000, 5000, 1250", "5000, 10000, 2500", "5000, 15000, 5000",
        "1, 0, 1", "3, 5000, 1", "0, 0, 0"
    })
    void letsTheKeysBackInSteps(int weight, long afterMillis, long admitted) {
        assertThat(admitted(weight, afterMillis)).isEqualTo(admitted);
    }

    @Test
    void whoWasAdmittedStaysAdmitted() {
        for (int place = 0; place < 10_000; place += 7) {
            boolean before = false;
            for (long after = 0; after <= 20_000; after += 1_000) {
                boolean now = recovery.admits(place, 10_000, CLOSED + after);
                assertThat(before && !now).isFalse();
                before = now;
            }
        }
    }

    @Test
    void anUnknownPlaceWaitsForTheLastStep() {
        assertThat(recovery.admits(-1, 10_000, CLOSED)).isFalse();
        assertThat(recovery.admits(-1, 10_000, CLOSED + 14_999)).isFalse();
        assertThat(recovery.admits(-1, 10_000, CLOSED + 15_000)).isTrue();
    }

    @Test
    void aClockThatJumpedBackStaysAtTheFirstStep() {
        assertThat(recovery.admits(999, 10_000, CLOSED - 86_400_000)).isTrue();
        assertThat(recovery.admits(1_000, 10_000, CLOSED - 86_400_000)).isFalse();
    }
}
