package io.banyan.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class RepeatsTests {
    private static final Instant NOON = Instant.parse("2026-11-30T12:00:00Z");

    private final Repeats repeats = new Repeats();

    @Test
    void countOnceWithinAMinuteOfTheFirst() {
        assertThat(repeats.isNew("a", NOON)).isTrue();
        assertThat(repeats.isNew("a", NOON.plusSeconds(59))).isFalse();
        assertThat(repeats.isNew("b", NOON.plusSeconds(59))).isTrue();
        assertThat(repeats.isNew("a", NOON.plusSeconds(60))).isTrue();
        assertThat(repeats.isNew("a", NOON.plusSeconds(61))).isFalse();
    }

    @Test
    void forgetTheOldestOfTooMany() {
        for (int i = 0; i < 65_537; i++) {
            repeats.isNew("entity" + i, NOON);
        }

        assertThat(repeats.isNew("entity1", NOON)).isFalse();
        assertThat(repeats.isNew("entity0", NOON)).isTrue();
    }
}
