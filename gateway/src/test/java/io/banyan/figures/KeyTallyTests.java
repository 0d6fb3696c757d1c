package io.banyan.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.banyan.split.StickyKey;
import io.banyan.split.StickySource;
import org.junit.jupiter.api.Test;

class KeyTallyTests {
    @Test
    void findsWhatOccursOftenAmongAnyNumber() {
        KeyTally tally = new KeyTally();

        for (int i = 0; i < 30_000; i++) {
            tally.add(i % 3 == 0 ? key("often") : key("k" + i), 1);
        }

        assertThat(tally.counted()).hasSizeLessThanOrEqualTo(KeyTally.COUNTERS);
        assertThat(tally.counted().get(key("often"))).isCloseTo(10_000, within(30_000.0 / 64));
    }

    @Test
    void countsExactlyWhereKeysAreFew() {
        KeyTally tally = new KeyTally();

        for (int i = 0; i < 6_400; i++) {
            tally.add(key("k" + i % 64), 2);
        }

        assertThat(tally.counted().values()).hasSize(64).containsOnly(200.0);
    }

    static StickyKey key(String value) {
        return new StickyKey(new StickySource.Header("X-Member-Id"), value);
    }
}
