package io.banyan.projections.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.projections.change.LogPosition;
import io.banyan.projections.change.Mark;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class BeatTests {
    private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");
    private static final long MS = 1_000_000;

    private final Beat beat = new Beat(Duration.ofMillis(250));

    @Test
    void tellsATimeWhenItsPositionIsReached() {
        beat.asked(NOON, 100, 0);

        assertThat(beat.reached(99)).isNull();
        assertThat(beat.reached(120)).isEqualTo(new Mark(LogPosition.mark(120), NOON));
        assertThat(beat.reached(130)).isNull();
    }

    @Test
    void comparesPositionsWithoutASign() {
        beat.asked(NOON, Long.MIN_VALUE, 0);

        assertThat(beat.reached(Long.MAX_VALUE)).isNull();
        assertThat(beat.reached(-1)).isNotNull();
    }

    @Test
    void asksABeatLaterAndSeldomWhileAnAnswerIsOpen() {
        assertThat(beat.isDue(0)).isTrue();
        beat.asked(NOON, 100, 0);
        assertThat(beat.isDue(300 * MS)).isFalse();
        assertThat(beat.isDue(5_000 * MS)).isTrue();

        beat.reached(100);
        assertThat(beat.isDue(249 * MS)).isFalse();
        assertThat(beat.isDue(250 * MS)).isTrue();
    }

    /// Otherwise the time of a source that is busy would never come.
    @Test
    void keepsTheOpenAnswerWhenAskedAgain() {
        beat.asked(NOON, 100, 0);
        beat.asked(NOON.plusSeconds(5), 900, 5_000 * MS);

        assertThat(beat.reached(100)).isEqualTo(new Mark(LogPosition.mark(100), NOON));
    }

    @Test
    void isStuckWhenNothingMovesForFourBeats() {
        assertThat(beat.isStuck(1_000 * MS)).isFalse();
        beat.asked(NOON, 100, 0);
        assertThat(beat.isStuck(999 * MS)).isFalse();
        assertThat(beat.isStuck(1_000 * MS)).isTrue();

        beat.nudged(1_000 * MS);
        assertThat(beat.isStuck(1_500 * MS)).isFalse();
        beat.reached(100);
        assertThat(beat.isStuck(9_000 * MS)).isFalse();
    }
}
