package io.banyan.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClockDifferenceTests {
    private static final Instant NOW = Instant.parse("2026-11-29T08:00:00Z");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Sun, 29 Nov 2026 08:00:00 GMT | 0 | false
            Sun, 29 Nov 2026 07:55:00 GMT | 300 | false
            Sun, 29 Nov 2026 07:54:59 GMT | 301 | true
            Sun, 29 Nov 2026 08:10:00 GMT | -600 | true
            yesterday | 0 | false
             | 0 | false
            """)
    void isToldByTheDateOfAnAnswer(@Nullable String date, long ahead, boolean spoils) {
        ClockDifference difference = ClockDifference.of(date, NOW);

        assertThat(difference.ahead()).isEqualTo(Duration.ofSeconds(ahead));
        assertThat(difference.spoilsSignatures()).isEqualTo(spoils);
    }
}
