package io.banyan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BegunTests {
    private static final long NOW = Terminal.CLOCK.millis();

    @ParameterizedTest
    @CsvSource({"0, 1000", "350, 1350", "58999, 59999", "59001, 60000", "9999999, 60000", "-5000, 1000"})
    void isASecondMoreThanTheLineIsOldAndAMinuteAtMost(long old, long ago) {
        assertThat(Begun.ago((NOW - old) * 1000 + "", Terminal.CLOCK)).isEqualTo(Duration.ofMillis(ago));
    }

    @ParameterizedTest
    @CsvSource({"''", "yesterday", "1795900730", "17959007301667731"})
    void isNothingWhereItIsNotKnown(String written) {
        assertThat(Begun.ago(written, Terminal.CLOCK)).isZero();
    }
}
