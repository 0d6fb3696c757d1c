package io.banyan.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.exchange.Failure;
import io.banyan.upstream.ModernGuard.Entry;
import io.banyan.upstream.UpstreamSpec.HostSent;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ModernGuardTests {
    private static final int PLACE = 4_242;
    private static final int ALL = 10_000;
    private Instant now = Instant.parse("2027-01-01T00:00:00Z");
    private final ModernGuard guard = guard(20, BreakerSpec.DEFAULT);

    private ModernGuard guard(int places, BreakerSpec breaker) {
        URI url = URI.create("http://view:8080");
        return new ModernGuard(
                "events", new UpstreamSpec(url, HostSent.CLIENT, Duration.ofSeconds(1), places, breaker), () -> now);
    }

    private void pass(long millis) {
        now = now.plusMillis(millis);
    }

    private Entry enter(int place) {
        return guard.enter(place, ALL);
    }

    private void succeed(int calls) {
        for (int i = 0; i < calls; i++) {
            assertThat(enter(0)).isNotEqualTo(Entry.BREAKER);
            guard.succeeded(1_000_000);
            guard.left();
        }
    }

    private void fail(Failure failure, int calls) {
        for (int i = 0; i < calls; i++) {
            assertThat(enter(0)).isNotEqualTo(Entry.BREAKER);
            guard.failed(failure, 1_000_000);
            guard.left();
        }
    }

    private void open() {
        fail(Failure.TIMEOUT, 10);
        assertThat(guard.state()).isEqualTo(State.OPEN);
    }

    private void halfOpen() {
        open();
        pass(5_001);
        assertThat(enter(PLACE)).isEqualTo(Entry.PROBE);
    }

    private void closeAgain() {
        halfOpen();
        guard.succeeded(1);
        guard.left();
        succeed(4);
        assertThat(guard.state()).isEqualTo(State.CLOSED);
    }

    @Test
    void admitsWhileAllIsWell() {
        assertThat(enter(PLACE)).isEqualTo(Entry.ADMITTED);
        assertThat(enter(-1)).isEqualTo(Entry.ADMITTED);
        assertThat(guard.placesInUse()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(value = Failure.class, names = "CONNECT", mode = EnumSource.Mode.EXCLUDE)
    void opensAtHalfOfTenCalls(Failure failure) {
        succeed(5);
        fail(failure, 4);
        assertThat(guard.state()).isEqualTo(State.CLOSED);

        fail(failure, 1);

        assertThat(guard.state()).isEqualTo(State.OPEN);
        assertThat(enter(PLACE)).isEqualTo(Entry.BREAKER);
        assertThat(guard.placesInUse()).isZero();
    }

    @Test
    void staysClosedBelowHalf() {
        succeed(6);
        fail(Failure.TIMEOUT, 5);

        assertThat(guard.state()).isEqualTo(State.CLOSED);
    }

    @Test
    void staysClosedBelowTenCalls() {
        fail(Failure.TIMEOUT, 9);

        assertThat(guard.state()).isEqualTo(State.CLOSED);
    }

    @Test
    void forgetsWhatIsOlderThanTenSeconds() {
        fail(Failure.TIMEOUT, 9);
        pass(10_001);
        fail(Failure.TIMEOUT, 9);

        assertThat(guard.state()).isEqualTo(State.CLOSED);
    }

    @Test
    void cancelledCallsAreNoFailures() {
        for (int i = 0; i < 50; i++) {
            enter(PLACE);
            guard.cancelled();
            guard.left();
        }

        assertThat(guard.state()).isEqualTo(State.CLOSED);
        assertThat(guard.placesInUse()).isZero();
    }

    @Test
    void opensAfterFiveFailedConnectionsInARow() {
        succeed(100);
        fail(Failure.CONNECT, 4);
        succeed(1);
        fail(Failure.CONNECT, 4);
        assertThat(guard.state()).isEqualTo(State.CLOSED);

        fail(Failure.CONNECT, 1);

        assertThat(guard.state()).isEqualTo(State.OPEN);
    }

    @Test
    void anotherFailureEndsARowOfFailedConnections() {
        succeed(100);
        fail(Failure.CONNECT, 4);
        fail(Failure.RESET, 1);
        fail(Failure.CONNECT, 4);

        assertThat(guard.state()).isEqualTo(State.CLOSED);
    }

    @Test
    void opensByItsWrittenNumbers() {
        ModernGuard strict = guard(5, new BreakerSpec(10, 20, Duration.ofSeconds(30)));
        for (int i = 0; i < 20; i++) {
            strict.enter(PLACE, ALL);
            if (i < 2) {
                strict.failed(Failure.TIMEOUT, 1);
            } else {
                strict.succeeded(1);
            }
            strict.left();
        }

        assertThat(strict.state()).isEqualTo(State.OPEN);
        pass(29_999);
        assertThat(strict.enter(PLACE, ALL)).isEqualTo(Entry.BREAKER);
        pass(2);
        assertThat(strict.enter(PLACE, ALL)).isEqualTo(Entry.PROBE);
    }

    @Test
    void givesUpWaitingCallsWhenItOpens() {
        List<String> givenUp = new ArrayList<>();
        Runnable answered = () -> givenUp.add("answered");
        guard.waits(() -> givenUp.add("a"));
        guard.waits(() -> givenUp.add("b"));
        guard.waits(answered);
        guard.waitsNoMore(answered);
        assertThat(givenUp).isEmpty();

        open();

        assertThat(givenUp).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void givesUpACallThatBeginsToWaitJustAfterItOpened() {
        List<String> givenUp = new ArrayList<>();
        open();

        guard.waits(() -> givenUp.add("late"));

        assertThat(givenUp).containsExactly("late");
    }

    @Test
    void isFullWhenItsPlacesAreTaken() {
        for (int i = 0; i < 20; i++) {
            assertThat(enter(PLACE)).isEqualTo(Entry.ADMITTED);
        }
        assertThat(enter(PLACE)).isEqualTo(Entry.BULKHEAD);

        guard.succeeded(1);
        assertThat(enter(PLACE)).as("a place is held to the last byte").isEqualTo(Entry.BULKHEAD);
        guard.left();

        assertThat(enter(PLACE)).isEqualTo(Entry.ADMITTED);
    }

    @Test
    void staysOpenForFiveSeconds() {
        open();
        pass(5_000);
        assertThat(enter(PLACE)).isEqualTo(Entry.BREAKER);

        pass(1);
        assertThat(enter(PLACE)).isEqualTo(Entry.PROBE);
        assertThat(guard.state()).isEqualTo(State.HALF_OPEN);
    }

    @Test
    void letsFiveProbesInWhenHalfOpen() {
        halfOpen();
        for (int i = 0; i < 4; i++) {
            assertThat(enter(PLACE)).isEqualTo(Entry.PROBE);
        }

        assertThat(enter(PLACE)).isEqualTo(Entry.BREAKER);
        assertThat(guard.placesInUse()).isEqualTo(5);
    }

    @Test
    void aCancelledProbeMakesRoomForAnother() {
        halfOpen();
        for (int i = 0; i < 20; i++) {
            guard.cancelled();
            guard.left();
            assertThat(enter(PLACE)).isEqualTo(Entry.PROBE);
        }
    }

    @Test
    void opensAgainWhenProbesFail() {
        halfOpen();
        guard.failed(Failure.TIMEOUT, 1);
        guard.left();
        fail(Failure.TIMEOUT, 4);

        assertThat(guard.state()).isEqualTo(State.OPEN);
        assertThat(enter(PLACE)).isEqualTo(Entry.BREAKER);
        pass(5_001);
        assertThat(enter(PLACE)).isEqualTo(Entry.PROBE);
    }

    @ParameterizedTest
    @CsvSource({"0, 1000", "4999, 1000", "5000, 2500", "10000, 5000", "15000, 10000"})
    void letsTheKeysBackInStepsAfterItClosed(long afterMillis, int firstKeptOut) {
        closeAgain();
        pass(afterMillis);

        assertThat(enter(firstKeptOut - 1)).isEqualTo(Entry.ADMITTED);
        guard.succeeded(1);
        guard.left();
        assertThat(enter(firstKeptOut)).isEqualTo(firstKeptOut == ALL ? Entry.ADMITTED : Entry.BREAKER);
    }

    @Test
    void isFreeAfterAFailureInAnyState() {
        halfOpen();
        guard.cancelled();
        guard.left();
        closeAgainFromHalfOpen();
        open();

        assertThat(guard.placesInUse()).isZero();
    }

    private void closeAgainFromHalfOpen() {
        succeed(5);
        assertThat(guard.state()).isEqualTo(State.CLOSED);
        pass(20_000);
    }
}
