package io.banyan.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.edge.ClientClock.Verdict;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientClockTests {
    /// Near the end of what nanoTime may say: all comparisons must be differences.
    private static final long START = Long.MAX_VALUE - TimeUnit.SECONDS.toNanos(5);
    private final ClientClock clock = new ClientClock(Limits.DEFAULT, START);

    private static long at(double seconds) {
        return START + (long) (seconds * 1e9);
    }

    private Verdict look(double seconds) {
        return clock.check(at(seconds), 0, 0);
    }

    @Test
    void anIdleConnectionIsClosedLaterThanBalancersCloseIt() {
        assertThat(look(129.9)).isEqualTo(Verdict.FINE);
        assertThat(look(130)).isEqualTo(Verdict.IDLE);
    }

    @Test
    void idleTimeBeginsAnewAfterEachExchange() {
        clock.received(100, at(50));
        clock.busy();
        clock.idle(at(300));

        assertThat(look(429)).isEqualTo(Verdict.FINE);
        assertThat(look(430)).isEqualTo(Verdict.IDLE);
    }

    @Test
    void aHeadHasTenSecondsFromItsFirstByteHoweverItTrickles() {
        for (int second = 30; second < 40; second++) {
            clock.received(1, at(second));
            assertThat(look(second)).isEqualTo(Verdict.FINE);
        }

        assertThat(look(40)).isEqualTo(Verdict.SLOW);
    }

    @Test
    void theSilenceOfAnUpstreamIsNeverCut() {
        clock.received(100, at(1));
        clock.busy();

        assertThat(look(1_000_000)).isEqualTo(Verdict.FINE);
    }

    @Test
    void aBodyMayPauseButNotForThirtySeconds() {
        clock.body(at(10));

        assertThat(look(39.9)).isEqualTo(Verdict.FINE);
        assertThat(look(40)).isEqualTo(Verdict.SLOW);
    }

    @ParameterizedTest
    @CsvSource({"1023, SLOW", "1025, FINE", "1000000, FINE", "1, SLOW"})
    void aBodyBringsAKilobyteASecond(int bytesPerSecond, Verdict verdict) {
        clock.body(at(0));
        for (int second = 1; second <= 30; second++) {
            clock.received(bytesPerSecond, at(second));
        }

        assertThat(look(30)).isEqualTo(verdict);
    }

    @Test
    void eachStretchOfABodyCountsForItself() {
        clock.body(at(0));
        clock.received(10_000_000, at(1));
        assertThat(look(30)).isEqualTo(Verdict.FINE);

        assertThat(look(59)).isEqualTo(Verdict.FINE);
        assertThat(look(60)).as("a burst is no credit for later").isEqualTo(Verdict.SLOW);
    }

    @Test
    void aBodyThatWaitsForTheUpstreamOwesNothing() {
        clock.body(at(0));
        clock.received(10, at(1));
        clock.busy();
        assertThat(look(500)).isEqualTo(Verdict.FINE);

        clock.body(at(500));

        assertThat(look(529)).isEqualTo(Verdict.FINE);
        assertThat(look(530)).isEqualTo(Verdict.SLOW);
    }

    @Test
    void askingForMoreOfABodyDoesNotBeginItsTimeAnew() {
        for (int second = 0; second < 30; second++) {
            clock.body(at(second));
        }

        assertThat(look(30)).isEqualTo(Verdict.SLOW);
    }

    @Test
    void whatIsReadyMustBeReadWithinSixtySeconds() {
        clock.busy();

        assertThat(clock.check(at(0), 5_000, 0)).isEqualTo(Verdict.FINE);
        assertThat(clock.check(at(59), 5_000, 0)).isEqualTo(Verdict.FINE);
        assertThat(clock.check(at(60), 5_000, 0)).isEqualTo(Verdict.NOT_READING);
    }

    @ParameterizedTest
    @CsvSource({"4999, 0", "5000, 1", "0, 0"})
    void readingALittleBeginsItsTimeAnew(long pending, long progress) {
        clock.busy();
        clock.check(at(0), 5_000, 0);
        clock.check(at(59), pending, progress);

        assertThat(clock.check(at(61), pending, progress)).isEqualTo(Verdict.FINE);
        assertThat(clock.check(at(118), pending, progress)).isEqualTo(Verdict.FINE);
    }

    @Test
    void limitsAreConfigurable() {
        Limits quick = new Limits(
                1, 1, 1, Duration.ofMillis(10), Duration.ofMillis(20), 1, Duration.ofMillis(30), Duration.ofMillis(40));
        ClientClock quickClock = new ClientClock(quick, START);

        assertThat(quickClock.check(at(0.039), 0, 0)).isEqualTo(Verdict.FINE);
        assertThat(quickClock.check(at(0.040), 0, 0)).isEqualTo(Verdict.IDLE);
    }
}
