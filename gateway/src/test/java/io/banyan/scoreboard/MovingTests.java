package io.banyan.scoreboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.decide.Ambiguity;
import io.banyan.scoreboard.Sighting.Noticed;
import io.banyan.scoreboard.Sighting.Trait;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MovingTests {
    private final Tally tally = new Tally();

    private void seen(int times, int status, Ambiguity.@Nullable Cause unclear, Trait... traits) {
        int bits = 0;
        for (Trait trait : traits) {
            bits |= trait.bit();
        }
        for (int i = 0; i < times; i++) {
            Noticed answer = new Noticed(status, 1_000_000, false, 1 + i % 3, -1, bits);
            tally.add(new Sighting(null, true, "/", 1, unclear, answer, 1));
        }
    }

    @Test
    void saysThatAWriteStays() {
        assertThat(Moving.of(tally, false).well()).isEqualTo("stays");
    }

    @Test
    void saysNothingOfTooFewAnswers() {
        seen(Moving.ENOUGH - 1, 200, null);

        assertThat(Moving.of(tally, true).well()).isEqualTo("unknown");
        assertThat(Moving.of(tally, true).against()).containsExactly("only about 49 answers seen: too few to tell");
    }

    @Test
    void saysWhatHelps() {
        seen(100, 200, null, Trait.CACHEABLE);

        Moving moving = Moving.of(tally, true);

        assertThat(moving.well()).isEqualTo("easily");
        assertThat(moving.against()).isEmpty();
        assertThat(moving.helps())
                .containsExactly(
                        "100 % of its answers may be cached: they depend on no client",
                        "its clients send no cookies and no Authorization",
                        "about 3 different answers in all",
                        "no query parameters");
    }

    @Test
    void saysWhatStandsAgainstIt() {
        seen(80, 200, null, Trait.COOKIE, Trait.PRIVATE);
        seen(15, 200, Ambiguity.Cause.RANGE, Trait.COOKIE, Trait.SETS_COOKIE);
        seen(5, 500, null);

        Moving moving = Moving.of(tally, true);

        assertThat(moving.well()).isEqualTo("hard");
        assertThat(moving.against())
                .containsExactly(
                        "15 % of its reads are not clear ones (range 15 %) and would stay with LEGACY",
                        "80 % of its answers are private and its clients send cookies: the new side must know who asks",
                        "15 % of its answers set cookies: the new side cannot set the monolith's; see set-cookie",
                        "LEGACY itself answers 5 % with a server error");
    }
}
