package io.banyan.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.exchange.Failure;
import io.banyan.exchange.Outcome;
import io.banyan.upstream.UpstreamSpec.HostSent;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.netty.handler.codec.http.LastHttpContent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ModernGuardTests {
    private static final int PLACE = 4_242;
    private static final int ALL = 10_000;
    private Instant now = Instant.parse("2027-01-01T00:00:00Z");
    private final ModernGuard guard = guard(20, BreakerSpec.DEFAULT);
    private final ArrayDeque<GuardedCall> inside = new ArrayDeque<>();

    private ModernGuard guard(int places, BreakerSpec breaker) {
        UpstreamUrl url = UpstreamUrl.of("http://view:8080");
        return new ModernGuard(
                "events",
                new UpstreamSpec(url, HostSent.CLIENT, Duration.ofSeconds(1), null, places, null, breaker, null),
                () -> now);
    }

    private void pass(long millis) {
        now = now.plusMillis(millis);
    }

    private enum Got {
        ADMITTED,
        PROBE,
        BREAKER,
        BULKHEAD,
        THROTTLED
    }

    private Got enter(int place) {
        return enter(guard, place);
    }

    private Got enter(ModernGuard guard, int place) {
        return switch (guard.enter(place, ALL, false)) {
            case Pass pass -> {
                inside.add(new GuardedCall(pass));
                yield pass.probe() ? Got.PROBE : Got.ADMITTED;
            }
            case Entry.Kept(Outcome.Guard guarding) ->
                switch (guarding) {
                    case BREAKER -> Got.BREAKER;
                    case THROTTLE -> Got.THROTTLED;
                    default -> Got.BULKHEAD;
                };
        };
    }

    private GuardedCall last() {
        return inside.removeLast();
    }

    private void succeed(int calls) {
        for (int i = 0; i < calls; i++) {
            assertThat(enter(0)).isNotEqualTo(Got.BREAKER);
            last().answers(200);
        }
    }

    private void fail(Failure failure, int calls) {
        for (int i = 0; i < calls; i++) {
            assertThat(enter(0)).isNotEqualTo(Got.BREAKER);
            last().fails(failure);
        }
    }

    private void open() {
        fail(Failure.TIMEOUT, 10);
        assertThat(guard.state()).isEqualTo(State.OPEN);
    }

    private void halfOpen() {
        open();
        pass(5_001);
        assertThat(enter(PLACE)).isEqualTo(Got.PROBE);
    }

    private void closeAgain() {
        halfOpen();
        last().answers(200);
        succeed(4);
        assertThat(guard.state()).isEqualTo(State.CLOSED);
    }

    @Test
    void admitsWhileAllIsWell() {
        assertThat(enter(PLACE)).isEqualTo(Got.ADMITTED);
        assertThat(enter(-1)).isEqualTo(Got.ADMITTED);
        assertThat(guard.placesInUse()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(
            value = Failure.class,
            names = {"CONNECT", "LANE", "THROTTLED", "UNREPRESENTABLE"},
            mode = EnumSource.Mode.EXCLUDE)
    void opensAtHalfOfTenCalls(Failure failure) {
        succeed(5);
        fail(failure, 4);
        assertThat(guard.state()).isEqualTo(State.CLOSED);

        fail(failure, 1);

        assertThat(guard.state()).isEqualTo(State.OPEN);
        assertThat(enter(PLACE)).isEqualTo(Got.BREAKER);
        assertThat(guard.placesInUse()).isZero();
    }

    @Test
    void aThrottleIsAFailureOnlyWhereFewerClientsNoLongerHelp() {
        succeed(5);
        fail(Failure.THROTTLED, 20);
        assertThat(guard.state()).isEqualTo(State.CLOSED);

        for (int halving = 0; halving < 8; halving++) {
            guard.throttled(60);
            pass(1_000);
        }
        succeed(5);
        fail(Failure.THROTTLED, 20);

        assertThat(guard.state()).isEqualTo(State.OPEN);
    }

    @Test
    void whoIsKeptFromAThrottledPlatformIsToldSo() {
        guard.throttled(60);

        assertThat(enter(4_999)).isEqualTo(Got.ADMITTED);
        assertThat(enter(5_000)).isEqualTo(Got.THROTTLED);
        assertThat(enter(-1)).isEqualTo(Got.THROTTLED);
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
            last().pass.cancel();
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
            enter(strict, PLACE);
            if (i < 2) {
                last().fails(Failure.TIMEOUT);
            } else {
                last().answers(200);
            }
        }

        assertThat(strict.state()).isEqualTo(State.OPEN);
        pass(29_999);
        assertThat(enter(strict, PLACE)).isEqualTo(Got.BREAKER);
        pass(2);
        assertThat(enter(strict, PLACE)).isEqualTo(Got.PROBE);
    }

    @Test
    void isFullWhenItsPlacesAreTaken() {
        for (int i = 0; i < 20; i++) {
            assertThat(enter(PLACE)).isEqualTo(Got.ADMITTED);
        }
        assertThat(enter(PLACE)).isEqualTo(Got.BULKHEAD);

        GuardedCall call = last();
        call.pass.head(GuardedCall.head(200));
        assertThat(enter(PLACE)).as("a place is held to the last byte").isEqualTo(Got.BULKHEAD);
        call.pass.content(LastHttpContent.EMPTY_LAST_CONTENT);

        assertThat(enter(PLACE)).isEqualTo(Got.ADMITTED);
    }

    @Test
    void staysOpenForFiveSeconds() {
        open();
        pass(5_000);
        assertThat(enter(PLACE)).isEqualTo(Got.BREAKER);

        pass(1);
        assertThat(enter(PLACE)).isEqualTo(Got.PROBE);
        assertThat(guard.state()).isEqualTo(State.HALF_OPEN);
    }

    @Test
    void letsFiveProbesInWhenHalfOpen() {
        halfOpen();
        for (int i = 0; i < 4; i++) {
            assertThat(enter(PLACE)).isEqualTo(Got.PROBE);
        }

        assertThat(enter(PLACE)).isEqualTo(Got.BREAKER);
        assertThat(guard.placesInUse()).isEqualTo(5);
    }

    @Test
    void theEndOfAnAnswerFromBeforeIsNoProbe() {
        for (int i = 0; i < 5; i++) {
            enter(PLACE);
            inside.getLast().pass.head(GuardedCall.head(200));
        }
        halfOpen();
        last();
        for (int i = 0; i < 5; i++) {
            last().pass.content(LastHttpContent.EMPTY_LAST_CONTENT);
        }

        assertThat(guard.state()).isEqualTo(State.HALF_OPEN);
    }

    @Test
    void aCancelledProbeMakesRoomForAnother() {
        halfOpen();
        for (int i = 0; i < 20; i++) {
            last().pass.cancel();
            assertThat(enter(PLACE)).isEqualTo(Got.PROBE);
        }
    }

    @Test
    void opensAgainWhenProbesFail() {
        halfOpen();
        last().fails(Failure.TIMEOUT);
        fail(Failure.TIMEOUT, 4);

        assertThat(guard.state()).isEqualTo(State.OPEN);
        assertThat(enter(PLACE)).isEqualTo(Got.BREAKER);
        pass(5_001);
        assertThat(enter(PLACE)).isEqualTo(Got.PROBE);
    }

    @ParameterizedTest
    @CsvSource({"0, 1000", "4999, 1000", "5000, 2500", "10000, 5000", "15000, 10000"})
    void letsTheKeysBackInStepsAfterItClosed(long afterMillis, int firstKeptOut) {
        closeAgain();
        pass(afterMillis);

        assertThat(enter(firstKeptOut - 1)).isEqualTo(Got.ADMITTED);
        last().answers(200);
        assertThat(enter(firstKeptOut)).isEqualTo(firstKeptOut == ALL ? Got.ADMITTED : Got.BREAKER);
    }

    @Test
    void isFreeAfterAFailureInAnyState() {
        halfOpen();
        last().pass.cancel();
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
