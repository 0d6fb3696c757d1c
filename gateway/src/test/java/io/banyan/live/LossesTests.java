package io.banyan.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LossesTests {
    private static final StoreMemory EVICTS = new StoreMemory(true, "maxmemory-policy allkeys-lru, maxmemory 1000");
    private static final StoreMemory KEEPS = new StoreMemory(false, "maxmemory-policy noeviction, maxmemory 1000");

    private final Losses losses = new Losses();
    private Instant now = Instant.parse("2026-11-28T03:00:00Z");

    @BeforeEach
    void threeLosses() {
        for (int i = 0; i < 3; i++) {
            assertThat(losses.tooMany(now)).isFalse();
            losses.recovered(now);
            now = now.plusSeconds(1);
        }
    }

    @Test
    void whatIsLostOnceInAWhileIsBroughtBackAlways() {
        now = now.plus(Duration.ofMinutes(5));
        for (int i = 0; i < 20; i++) {
            now = now.plus(Duration.ofMinutes(5));
            assertThat(losses.tooMany(now)).as("loss " + i).isFalse();
            losses.recovered(now);
        }
    }

    @Test
    void oneThatEvictsGetsNothingUntilItsSettingsChange() {
        assertThat(losses.tooMany(now)).isTrue();
        assertThat(losses.why(now, EVICTS))
                .startsWith("this Redis evicts keys (maxmemory-policy allkeys-lru, maxmemory 1000):"
                        + " set maxmemory-policy noeviction");
        for (int i = 0; i < 1_000; i++) {
            now = now.plus(Duration.ofMinutes(5));
            assertThat(losses.tooMany(now)).isTrue();
        }
        assertThat(losses.why(now, EVICTS)).contains("evicts keys");

        assertThat(losses.why(now, KEEPS)).isNull();
        assertThat(losses.tooMany(now)).isFalse();
    }

    @Test
    void anUnknownReasonIsTriedAgainLaterAndLater() {
        assertThat(losses.why(now, StoreMemory.UNKNOWN)).contains("repeatedly", "noeviction");
        Instant begun = now;

        for (int minutes : new int[] {1, 2, 4, 8, 16, 32, 60, 60}) {
            for (int i = 1; i < minutes; i++) {
                now = now.plus(Duration.ofMinutes(1));
                assertThat(losses.tooMany(now)).isTrue();
            }
            now = now.plusSeconds(59);
            assertThat(losses.tooMany(now)).isTrue();
            assertThat(losses.why(now, StoreMemory.UNKNOWN))
                    .as("before %s min", minutes)
                    .isNotNull();
            now = now.plusSeconds(1);
            assertThat(losses.why(now, StoreMemory.UNKNOWN))
                    .as("after %s min", minutes)
                    .isNull();
            losses.recovered(now);
        }
        assertThat(Duration.between(begun, now)).isEqualTo(Duration.ofMinutes(183));
    }

    @Test
    void aStoreThatKeptItForLongIsTrustedAgain() {
        losses.why(now, StoreMemory.UNKNOWN);

        now = now.plus(Duration.ofHours(2));

        assertThat(losses.tooMany(now)).isFalse();
    }
}
