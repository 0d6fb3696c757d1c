package io.banyan.scoreboard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerTimingTests {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "cpu;dur=12.5 | 12.5",
                "db;dur=53, CPU;dur=7.4 | 7.4",
                "cpu;desc=\"user, and; system\";dur=3 | 3",
                "cpu ; dur = 3 | -1",
                "cpu;dur=\"3\" | 3",
                "cpu | -1",
                "db;dur=53 | -1",
                "cpu;dur=NaN | -1",
                "cpu;dur=-4 | -1",
                "cpu;dur=1e99 | -1",
                "cpu;desc=\"open | -1"
            })
    void readsTheCpuTime(String header, double millis) {
        assertThat(ServerTiming.cpuMillis(header)).isEqualTo(millis);
    }

    @Test
    void saysNothingWhereNothingIsSaid() {
        assertThat(ServerTiming.cpuMillis(null)).isNegative();
        assertThat(ServerTiming.cpuMillis("cpu;dur=1,".repeat(1_000))).isNegative();
    }
}
