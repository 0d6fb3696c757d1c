package io.banyan.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/// Medians, ratios and intervals.
class FiguresTests {
    @Test
    void tellsTheMiddleAndTheEnds() {
        Sample odd = new Sample(List.of(9.0, 1.0, 4.0));

        assertThat(odd.median()).isEqualTo(4);
        assertThat(odd.min()).isEqualTo(1);
        assertThat(odd.max()).isEqualTo(9);
        assertThat(new Sample(List.of(9.0, 1.0, 4.0, 5.0)).median()).isEqualTo(4.5);
    }

    @Test
    void takesRatiosWithinEachRound() {
        Sample ratios = new Sample(List.of(30.0, 10.0)).over(new Sample(List.of(10.0, 20.0)));

        assertThat(ratios.values()).containsExactly(3.0, 0.5);
    }

    @Test
    void narrowsTheRatioOfTwoCostsToItsInterval() {
        // Logarithms 0.1, 0.2, 0.3: mean 0.2, deviation 0.1, t(2) = 4.303, so 0.2 ± 4.303 × 0.1 / √3 = 0.2 ± 0.24844.
        Sample seen = new Sample(List.of(Math.exp(0.1), 2 * Math.exp(0.2), 3 * Math.exp(0.3)));

        RatioInterval ratio = RatioInterval.of(seen, new Sample(List.of(1.0, 2.0, 3.0)));

        assertThat(ratio.ratio()).isCloseTo(Math.exp(0.2), within(1e-9));
        assertThat(ratio.low()).isCloseTo(Math.exp(-0.04844), within(1e-4));
        assertThat(ratio.high()).isCloseTo(Math.exp(0.44844), within(1e-4));
    }

    @Test
    void knowsNoDoubtWhereAllPairsAgree() {
        Sample base = new Sample(List.of(10.0, 12.0, 11.0));

        RatioInterval ratio = RatioInterval.of(new Sample(List.of(15.0, 18.0, 16.5)), base);

        assertThat(ratio.sentence()).isEqualTo("1.500, with 95 % certainty between 1.500 and 1.500");
    }
}
