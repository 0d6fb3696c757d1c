package io.banyan.function;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ToldTests {
    private final Told told = new Told();

    private boolean isNews(String failure, long second) {
        return told.isNews(failure, TimeUnit.SECONDS.toNanos(second));
    }

    @Test
    void tellsOneFailureOnceAMinute() {
        assertThat(isNews("expired", 7)).isTrue();
        assertThat(isNews("expired", 7)).isFalse();
        assertThat(isNews("expired", 66)).isFalse();
        assertThat(isNews("expired", 67)).isTrue();
        assertThat(isNews("expired", 68)).isFalse();
    }

    @Test
    void tellsAnotherFailureWithoutWaitingForTheMinute() {
        assertThat(isNews("expired", 0)).isTrue();
        assertThat(isNews("wrong", 4)).isFalse();
        assertThat(isNews("wrong", 5)).isTrue();
        assertThat(isNews("expired", 10)).isTrue();
    }

    @Test
    void tellsTheEndOnceAndOnlyOfWhatWasTold() {
        assertThat(told.isOver()).isFalse();
        assertThat(isNews("expired", 0)).isTrue();
        assertThat(told.isOver()).isTrue();
        assertThat(told.isOver()).isFalse();
    }

    @Test
    void whatComesAndGoesWithEachCallIsTwoLinesInFiveSeconds() {
        int failures = 0;
        int ends = 0;
        for (int second = 0; second < 30; second++) {
            failures += isNews("failed", second) ? 1 : 0;
            ends += told.isOver() ? 1 : 0;
        }

        assertThat(failures).isEqualTo(6);
        assertThat(ends).isEqualTo(6);
    }
}
