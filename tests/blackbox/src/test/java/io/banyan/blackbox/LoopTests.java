package io.banyan.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.testkit.RawAnswer;
import io.banyan.testkit.TwoSides;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A request that comes back to the installation it came from, and the headers that are Banyan's own.
@ExtendWith(SharedGateway.class)
class LoopTests {
    @Test
    void refusesARequestThatItHasSentItself(TwoSides sides) {
        sides.gateway().get("/legacy");
        String hop = sides.legacy().next().header("X-Banyan-Hop").orElseThrow();
        sides.calm();

        RawAnswer answer = sides.gateway().get("/legacy", "X-Banyan-Hop: " + hop);

        assertThat(answer.status()).isEqualTo(508);
        assertThat(answer.header("Content-Type")).contains("application/problem+json");
        assertThat(sides.legacy().requests()).isEmpty();
    }

    @Test
    void letsAnotherInstallationStandInFront(TwoSides sides) {
        RawAnswer answer = sides.gateway().get("/legacy", "X-Banyan-Hop: another-installation");

        assertThat(answer.text()).isEqualTo("legacy");
        assertThat(sides.legacy().next().head().values("X-Banyan-Hop"))
                .isNotEmpty()
                .doesNotContain("");
    }

    @Test
    void findsItsOwnHopBehindAnothers(TwoSides sides) {
        sides.gateway().get("/legacy");
        String hop = sides.legacy().next().header("X-Banyan-Hop").orElseThrow();

        assertThat(sides.gateway()
                        .get("/legacy", "X-Banyan-Hop: " + hop, "X-Banyan-Hop: another-installation")
                        .status())
                .isEqualTo(508);
    }

    @Test
    void believesNoHeaderOfItsOwnFromAClient(TwoSides sides) {
        RawAnswer answer = sides.gateway().get("/events/7", "X-Banyan-Side: legacy", "X-Banyan-Anything: 1");

        assertThat(answer.text()).isEqualTo("modern");
        assertThat(answer.head().has("X-Banyan-Decision")).isFalse();
        assertThat(sides.modern().next().head().names()).doesNotContain("X-Banyan-Side", "X-Banyan-Anything");
    }

    @Test
    void writesNoVia(TwoSides sides) {
        sides.gateway().get("/legacy");

        assertThat(sides.legacy().next().head().has("Via")).isFalse();
    }
}
