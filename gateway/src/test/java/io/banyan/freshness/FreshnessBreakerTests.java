package io.banyan.freshness;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FreshnessBreakerTests {
    /// Readings of a view with `max-lag: 5s`, as `seconds of the clock = milliseconds behind`; `x` = not to be shown.
    @ParameterizedTest
    @CsvSource({
        "0=4999 1=5000, false",
        "0=5001, true",
        "0=x, true",
        "0=6000 1=0, true",
        "0=6000 1=0 2=0 3=0, true",
        "0=6000 1=0 2=0 3=0 4=0, false",
        "0=6000 1=2500 4=2500, false",
        "0=6000 1=2500 2=2501 4=2500, true",
        "0=6000 1=2500 2=2501 4=2500 7=2500, false",
        "0=6000 1=0 2=6000 4=0, true",
        "0=6000 1=0 2=x 4=0, true",
        "0=6000 1=0 4=0 5=4000, false"
    })
    void opensAtOnceAndClosesAfterThreeGoodSeconds(String readings, boolean open) {
        FreshnessBreaker breaker = new FreshnessBreaker(Duration.ofSeconds(5));

        for (String reading : readings.split(" ", -1)) {
            String[] parts = reading.split("=", -1);
            long now = Long.parseLong(parts[0]) * 1000;
            if (parts[1].equals("x")) {
                breaker.bad(now);
            } else {
                breaker.behind(Duration.ofMillis(Long.parseLong(parts[1])), now);
            }
        }

        assertThat(breaker.isOpen()).isEqualTo(open);
    }
}
