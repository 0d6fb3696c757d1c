package io.banyan.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MinuteCountTests {
    private final MinuteCount count = new MinuteCount();

    @Test
    void countsThisSecondAndTheFiftyNineBefore() {
        count.add(0);
        count.add(0);
        count.add(59);

        assertThat(count.sum(0)).isEqualTo(2);
        assertThat(count.sum(59)).isEqualTo(3);
        assertThat(count.sum(60)).isEqualTo(1);
        assertThat(count.sum(118)).isEqualTo(1);
        assertThat(count.sum(119)).isZero();
    }

    @Test
    void aSecondTakesThePlaceOfTheOneAMinuteBefore() {
        count.add(5);
        count.add(65);

        assertThat(count.sum(65)).isEqualTo(1);
    }

    @Test
    void losesNothingWhereManyCount() {
        IntStream.range(0, 100_000).parallel().forEach(i -> count.add(i % 60));

        assertThat(count.sum(59)).isEqualTo(100_000);
    }
}
