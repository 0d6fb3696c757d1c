package io.banyan.caller;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ModernClocksTests {
    private static final long NOW = 1_900_000_000_000L;
    private final ModernClocks clocks = new ModernClocks();

    @Test
    void tellsOfClocksThatAreApartByAsLongAsWhatIsSignedLives() {
        clocks.heard("events", NOW - 29_000, NOW);
        clocks.heard("prices", NOW + 75_400, NOW);
        clocks.heard("orders", NOW - 31_000, NOW);

        assertThat(clocks.problems(NOW))
                .containsExactly(
                        "clocks of orders: this machine's clock is 31 s before that of MODERN; what is signed for MODERN"
                                + " (who calls, who asks) lives for 30 s, and MODERN may allow for 60 s more, beyond which"
                                + " it refuses; set both clocks by NTP",
                        "clocks of prices: this machine's clock is 75 s behind that of MODERN; what is signed for MODERN"
                                + " (who calls, who asks) lives for 30 s, and MODERN may allow for 60 s more, beyond which"
                                + " it refuses; set both clocks by NTP");
    }

    @Test
    void takesBackWhatWasMended() {
        clocks.heard("events", NOW - 90_000, NOW);
        clocks.heard("events", NOW + 2_000, NOW + 2_000);

        assertThat(clocks.problems(NOW + 2_000)).isEmpty();
    }

    @Test
    void saysNothingOfASideThatHasNotAnsweredForTenMinutes() {
        clocks.heard("events", NOW - 90_000, NOW);

        assertThat(clocks.problems(NOW + 600_000)).hasSize(1);
        assertThat(clocks.problems(NOW + 600_001)).isEmpty();
    }

    @Test
    void looksOnceASecondAtEachGroup() {
        clocks.heard("events", NOW, NOW);

        assertThat(clocks.isDue("events", NOW + 999)).isFalse();
        assertThat(clocks.isDue("events", NOW + 1_000)).isTrue();
        assertThat(clocks.isDue("prices", NOW)).isTrue();
    }
}
