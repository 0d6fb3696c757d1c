package io.banyan.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LimitsTests {
    @ParameterizedTest
    @CsvSource({
        "10000, 30000, 60000, 60000, 1000",
        "2000,  30000, 60000, 60000, 500",
        "10000, 400,   60000, 60000, 100",
        "10000, 30000, 200,   60000, 50",
        "10000, 30000, 60000, 100,   25",
        "10000, 30000, 60000, 10,    20",
        "1,     1,     1,     1,     20",
    })
    void connectionsAreLookedAtFourTimesInTheShortestLimit(long head, long body, long read, long idle, long tick) {
        Limits limits = new Limits(
                1,
                1,
                1,
                Duration.ofMillis(head),
                Duration.ofMillis(body),
                1,
                Duration.ofMillis(read),
                Duration.ofMillis(idle));

        assertThat(limits.tick()).isEqualTo(Duration.ofMillis(tick));
    }
}
