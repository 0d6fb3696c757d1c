package io.banyan.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;

class LegacyGuardTests {
    @Test
    void letsInAsManyAsItHasPlaces() {
        LegacyGuard guard = new LegacyGuard("legacy", 2);

        Pass first = Objects.requireNonNull(guard.enter());
        assertThat(guard.enter()).isNotNull();
        assertThat(guard.enter()).isNull();
        assertThat(guard.placesInUse()).isEqualTo(2);

        first.cancel();

        assertThat(guard.placesInUse()).isEqualTo(1);
        assertThat(guard.enter()).isNotNull();
    }
}
