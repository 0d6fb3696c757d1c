package io.banyan.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeightTests {
    @ParameterizedTest
    @CsvSource({"0%, 0", "12.5%, 1250", "0.01%, 1", "5%, 500", "33.3%, 3330", "100%, 10000", "100.00%, 10000"})
    void readsPercent(String written, int basisPoints) {
        assertThat(Weight.parse(written).basisPoints()).isEqualTo(basisPoints);
    }

    @Test
    void writesWhatItReads() {
        for (int points = 0; points <= 10_000; points++) {
            Weight weight = new Weight(points);

            assertThat(Weight.parse(weight.toString())).isEqualTo(weight);
        }
        assertThat(new Weight(1_250)).hasToString("12.5%");
        assertThat(Weight.ALL).hasToString("100%");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            140%    | was '140%' but must be 0% to 100%; for all traffic to the modern side write 100%
            100.01% | was '100.01%' but must be 0% to 100%; for all traffic to the modern side write 100%
            -1%     | was '-1%' but must be 0% to 100%; for no traffic to the modern side write 0%
            12      | was '12' but must be a share in percent; write 12%
            half    | was 'half' but must be a share in percent; write 12.5%
            1.234%  | was '1.234%' but must be 0% to 100% with at most two decimals; write 1.23%
            1e1%    | was '1e1%' but must be 0% to 100%; write 12.5%
            .5%     | was '.5%' but must be 0% to 100%; write 12.5%
            """)
    void saysWhatToWriteInstead(String written, String message) {
        assertThatThrownBy(() -> Weight.parse(written))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
