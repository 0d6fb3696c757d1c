package io.banyan.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WilsonTests {
    /// As R's `prop.test(bad, all, correct = FALSE)` gives them.
    @ParameterizedTest
    @CsvSource({"0, 312, 0, 1.2163", "1, 1, 20.6549, 100", "5, 100, 2.1543, 11.1750", "50, 100, 40.3832, 59.6168"})
    void isTheScoreInterval(long bad, long all, double low, double high) {
        Wilson interval = Wilson.of(new Count(bad, all));

        assertThat(interval.low()).isCloseTo(low, within(0.01));
        assertThat(interval.high()).isCloseTo(high, within(0.01));
    }

    @Test
    void saysNothingOfNothing() {
        assertThat(Wilson.of(Count.NONE)).isEqualTo(Wilson.UNKNOWN);
    }
}
