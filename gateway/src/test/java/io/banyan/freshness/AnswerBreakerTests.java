package io.banyan.freshness;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AnswerBreakerTests {
    private static final long NOON = Instant.parse("2027-01-01T12:00:00Z").toEpochMilli();
    private static final Instant NEW = Instant.ofEpochMilli(NOON);

    private final AnswerBreaker breaker = new AnswerBreaker(Duration.ofSeconds(5));

    private void stale(StaleCause cause, int times) {
        for (int i = 0; i < times; i++) {
            breaker.answered(cause, null, NOON);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"UNPROVEN", "SOURCE", "LAG"})
    void opensAtTheFifthInARowThatNobodyCouldBeShown(StaleCause cause) {
        stale(cause, 4);
        assertThat(breaker.isOpen()).isFalse();

        stale(cause, 1);

        assertThat(breaker.isOpen()).isTrue();
        assertThat(breaker.openedMillis()).isEqualTo(NOON);
        assertThat(breaker.lastCause()).isEqualTo(cause);
    }

    @ParameterizedTest
    @EnumSource(names = {"TICKET", "COPY"})
    void takesWhatIsWrongForOneClientForAGoodAnswer(StaleCause cause) {
        stale(cause, 9);
        assertThat(breaker.isOpen()).isFalse();

        stale(StaleCause.LAG, 4);
        stale(cause, 1);
        stale(StaleCause.LAG, 4);

        assertThat(breaker.isOpen()).isFalse();
    }

    @Test
    void countsAnewAfterAnAnswerThatWasShown() {
        stale(StaleCause.LAG, 4);
        breaker.answered(null, NEW, NOON);
        assertThat(breaker.lastCause()).isNull();
        stale(StaleCause.LAG, 4);

        assertThat(breaker.isOpen()).isFalse();
    }

    @Test
    void closesOnceAnswersWereNewForThreeSeconds() {
        stale(StaleCause.LAG, 5);
        breaker.answered(null, NEW, NOON);
        breaker.answered(null, NEW, NOON + 2_499);
        assertThat(breaker.isOpen()).isTrue();

        breaker.answered(null, Instant.ofEpochMilli(NOON + 3_000), NOON + 3_000);

        assertThat(breaker.isOpen()).isFalse();
    }

    @Test
    void staysOpenWhereNobodyKnowsHowOldTheDataIs() {
        stale(StaleCause.LAG, 5);
        breaker.answered(StaleCause.TICKET, null, NOON);
        breaker.answered(StaleCause.TICKET, null, NOON + 3_000);

        assertThat(breaker.isOpen()).isTrue();
    }
}
