package io.banyan.scoreboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.banyan.scoreboard.Sighting.Noticed;
import java.util.List;
import org.junit.jupiter.api.Test;

class SightingRingTests {
    private static final Sighting ONE = new Sighting(null, true, "/", 1, null, new Noticed(200, 1, false, 1, -1, 0), 1);

    private final SightingRing ring = new SightingRing();

    private void second(int answers) {
        for (int i = 0; i < answers; i++) {
            if (ring.takes()) {
                ring.offer(ONE);
            }
        }
    }

    @Test
    void takesAllOfAQuietSecond() {
        second(200);

        List<Sighting> taken = ring.drain();

        assertThat(taken).hasSize(200).allMatch(one -> one.each() == 1);
        assertThat(ring.drain()).isEmpty();
    }

    @Test
    void takesAboutAsManyOfABusySecondAndTheyStandForAll() {
        second(50_000);
        ring.drain();
        second(50_000);

        List<Sighting> taken = ring.drain();

        assertThat(taken.size()).isBetween(100, SightingRing.SIZE);
        assertThat(taken.stream().mapToDouble(Sighting::each).sum()).isCloseTo(50_000, within(15_000.0));
    }

    @Test
    void standsForAllOfTheFirstBusySecond() {
        second(50_000);

        assertThat(ring.drain().stream().mapToDouble(Sighting::each).sum()).isCloseTo(50_000, within(1.0));
    }
}
