package io.banyan.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.banyan.live.Ramping.Phase;
import io.banyan.live.Ramping.Place;
import io.banyan.split.Weight;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RampingTests {
    private static final Instant AT = Instant.parse("2026-11-30T02:00:00.123Z");

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void comesBackFromItsText(Phase phase) {
        Ramping ramping = ramping(phase, "ann", "ab12cd34", "312 pairs, 0 mismatched");

        assertThat(Ramping.parse(ramping.toString())).isEqualTo(ramping);
    }

    @Test
    void comesBackWhateverPeopleWrote() {
        Ramping odd = ramping(Phase.HELD, "ann, evidence x): (of) ops", "", "why, evidence none): and more (so)");

        assertThat(Ramping.parse(odd.toString()).toString()).isEqualTo(odd.toString());
        assertThat(ramping(Phase.HELD, "a\nb", "", "").by()).isEqualTo("a b");
        assertThat(ramping(Phase.HELD, "ann", "", "a\u2028b\u0085c").why()).isEqualTo("a b c");
        assertThat(Ramping.parse(Ramping.NONE.toString())).isEqualTo(Ramping.NONE);
    }

    @Test
    void saysToPeopleHowFarItIs() {
        String written = ramping(Phase.RUNNING, "ann", "", "why").toString();

        assertThat(Ramping.brief(written)).isEqualTo("running step 2 of 5 at 5%");
        assertThat(Ramping.brief("none")).isEqualTo("none");
        assertThat(new Step("ramp", null, "none", written).words()).isEqualTo("ramp none → running step 2 of 5 at 5%");
    }

    @Test
    void saysWhereItClimbs() {
        Place place = new Place(2, 5, new Weight(200), new Weight(500), Weight.NONE);
        String written =
                ramping(Phase.RUNNING, "ann", "", "why").at(place, AT, "").toString();

        assertThat(Ramping.brief(written)).isEqualTo("running step 2 of 5 at 2% to 5%");
        assertThat(Ramping.parse(written).place()).isEqualTo(place);
    }

    @Test
    void keepsAReasonShort() {
        assertThat(ramping(Phase.HELD, "ann", "", "x".repeat(1_000)).why()).hasSize(300);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "running",
                "running step 2 of 5 at 5%",
                "tired step 2 of 5 at 5% (0% before, ramp a since 2026-11-30T02:00:00Z by ann, evidence x): why",
                "running step 2 of 5 at 5% (0% before, ramp a since yesterday by ann, evidence x): why",
                "running step 2 of 5 at 500% (0% before, ramp a since 2026-11-30T02:00:00Z by ann, evidence x): why"
            })
    void refusesAnythingElse(String text) {
        assertThatThrownBy(() -> Ramping.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Ramping ramping(Phase phase, String by, String evidence, String why) {
        Place place = new Place(2, 5, new Weight(500), Weight.NONE);
        return new Ramping("3f9c01ab", phase, place, AT, by, evidence, why);
    }
}
