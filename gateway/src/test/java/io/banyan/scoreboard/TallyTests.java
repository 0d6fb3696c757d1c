package io.banyan.scoreboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.banyan.decide.Ambiguity;
import io.banyan.scoreboard.Sighting.Noticed;
import io.banyan.scoreboard.Sighting.Trait;
import io.banyan.scoreboard.Tally.Count;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TallyTests {
    private final Tally tally = new Tally();

    private void seen(int status, long millis, int shape, double each) {
        Noticed answer = new Noticed(status, millis * 1_000_000, false, shape, millis / 2.0, Trait.COOKIE.bit());
        tally.add(new Sighting(null, true, "/", 1, Ambiguity.Cause.RANGE, answer, each));
    }

    @Test
    void countsEachAnswerForAsManyAsItStandsFor() {
        seen(200, 10, 1, 1);
        seen(503, 10, 1, 4);

        assertThat(tally.answers()).isEqualTo(5);
        assertThat(tally.of(Count.SERVER_ERRORS)).isEqualTo(4);
        assertThat(tally.of(Trait.COOKIE)).isEqualTo(5);
        assertThat(tally.of(Trait.QUERY)).isZero();
        assertThat(tally.unclear()).isEqualTo(5);
        assertThat(tally.of(Ambiguity.Cause.RANGE)).isEqualTo(5);
        assertThat(tally.of(Count.CPU_MILLIS)).isEqualTo(25);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 3, 20, 250, 4_000, 60_000})
    void tellsATimeWithinAFifth(long millis) {
        seen(200, millis, 1, 1);

        assertThat(tally.timeOf(0.5)).isCloseTo((double) millis, within(millis * 0.2));
    }

    @Test
    void tellsTheTimeThatMostKeptWithin() {
        seen(200, 10, 1, 94);
        seen(200, 1_000, 1, 6);

        assertThat(tally.timeOf(0.5)).isCloseTo(10, within(2.0));
        assertThat(tally.timeOf(0.95)).isCloseTo(1_000, within(200.0));
    }

    @Test
    void fadesToAHalfInADay() {
        seen(200, 10, 1, 8);

        tally.fade(Fading.left(86_400));

        assertThat(tally.answers()).isCloseTo(4, within(1e-9));
    }

    @ParameterizedTest
    @CsvSource({"1", "10", "50", "400", "5000", "100000"})
    void saysAboutHowManyDifferentAnswersThereWere(int different) {
        for (int i = 0; i < different; i++) {
            seen(200, 1, ("\"" + i + "\"").hashCode(), 1);
            seen(200, 1, ("\"" + i + "\"").hashCode(), 1);
        }

        assertThat((double) tally.variety()).isCloseTo(different, within(0.5 + different * 0.3));
    }
}
