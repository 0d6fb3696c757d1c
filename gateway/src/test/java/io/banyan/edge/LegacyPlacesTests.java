package io.banyan.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.upstream.LegacyGuard;
import org.junit.jupiter.api.Test;

class LegacyPlacesTests {
    private final LegacyGuard legacy = new LegacyGuard("legacy", 2);
    private final LegacyGuard fallBacks = new LegacyGuard("fall-backs", 1);

    @Test
    void aFallBackHoldsAPlaceOfItsGroupsShareToo() {
        LegacyPlaces first = new LegacyPlaces();
        LegacyPlaces second = new LegacyPlaces();

        assertThat(first.take(legacy, fallBacks)).isTrue();
        assertThat(second.take(legacy, fallBacks)).as("the share is used up").isFalse();
        assertThat(legacy.placesInUse()).isEqualTo(1);
        assertThat(second.take(legacy, null)).as("others still have room").isTrue();

        first.leave();
        first.leave();
        second.leave();

        assertThat(legacy.placesInUse()).isZero();
        assertThat(fallBacks.placesInUse()).isZero();
    }

    @Test
    void aShareIsGivenBackWhenThereIsNoPlace() {
        assertThat(legacy.enter()).isTrue();
        assertThat(legacy.enter()).isTrue();

        assertThat(new LegacyPlaces().take(legacy, fallBacks)).isFalse();
        assertThat(fallBacks.placesInUse()).isZero();
    }
}
