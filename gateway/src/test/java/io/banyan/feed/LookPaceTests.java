package io.banyan.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class LookPaceTests {
    private static final Instant NOW = Instant.parse("2026-11-29T03:00:00Z");

    private final LookPace pace = new LookPace();

    @Test
    void looksSeldomWhereNobodyHasAView() {
        assertThat(pace.isDue(false, NOW)).isTrue();
        pace.looked(false);

        assertThat(pace.isDue(false, NOW.plusMillis(250))).isFalse();
        assertThat(pace.isDue(false, NOW.plusMillis(1_999))).isFalse();
        assertThat(pace.isDue(false, NOW.plus(LookPace.IDLE))).isTrue();
        assertThat(pace.isDue(false, NOW.plus(LookPace.IDLE).plusMillis(250))).isFalse();
    }

    @Test
    void looksEachTimeWhereAFileNamesOne() {
        assertThat(pace.isDue(false, NOW)).isTrue();
        pace.looked(false);

        assertThat(pace.isDue(true, NOW.plusMillis(250))).isTrue();
        assertThat(pace.isDue(true, NOW.plusMillis(500))).isTrue();
    }

    /// Else it would seem silent between two looks.
    @Test
    void looksEachTimeWhereTheFeedHasOne() {
        assertThat(pace.isDue(false, NOW)).isTrue();
        pace.looked(true);

        assertThat(pace.isDue(false, NOW.plusMillis(250))).isTrue();
    }

    @Test
    void looksWhereTheClockWasPutBack() {
        assertThat(pace.isDue(false, NOW)).isTrue();
        pace.looked(false);

        assertThat(pace.isDue(false, NOW.minusSeconds(60))).isTrue();
    }
}
