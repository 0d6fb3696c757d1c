package io.banyan.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LegacyGuardTests {
    @Test
    void letsInAsManyAsItHasPlaces() {
        LegacyGuard guard = new LegacyGuard("legacy", 2);

        assertThat(guard.enter()).isTrue();
        assertThat(guard.enter()).isTrue();
        assertThat(guard.enter()).isFalse();
        assertThat(guard.placesInUse()).isEqualTo(2);

        guard.left();

        assertThat(guard.placesInUse()).isEqualTo(1);
        assertThat(guard.enter()).isTrue();
    }
}
