package io.banyan.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.exchange.Failure;
import io.banyan.upstream.UpstreamSpec.HostSent;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.netty.handler.codec.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Calls through MODERN's guard: what counts as a failure, and who gives up when the breaker opens.
class ModernCallTests {
    private final ModernGuard guard = new ModernGuard(
            "events",
            new UpstreamSpec(
                    UpstreamUrl.of("http://view:8080"),
                    HostSent.CLIENT,
                    Duration.ofSeconds(1),
                    null,
                    20,
                    null,
                    null,
                    null),
            InstantSource.fixed(Instant.parse("2027-01-01T00:00:00Z")));

    private GuardedCall call() {
        return new GuardedCall((Pass) guard.enter(0, 10_000, false));
    }

    private void open() {
        while (guard.state() == State.CLOSED) {
            call().fails(Failure.TIMEOUT);
        }
    }

    @Test
    void givesUpWaitingCallsWhenItOpens() {
        GuardedCall waiting = call();
        GuardedCall answered = call();
        answered.pass.head(GuardedCall.head(200));
        GuardedCall patient = new GuardedCall((Pass) guard.enter(0, 10_000, true));

        open();

        assertThat(waiting.heard()).containsExactly("failed TIMEOUT");
        assertThat(waiting.cancelled).isTrue();
        assertThat(answered.heard()).containsExactly("200");
        assertThat(patient.heard()).isEmpty();
    }

    @Test
    void givesUpACallThatBeginsToWaitJustAfterItOpened() {
        Pass entered = (Pass) guard.enter(0, 10_000, false);
        open();

        GuardedCall late = new GuardedCall(entered);

        assertThat(late.heard()).containsExactly("failed TIMEOUT");
    }

    @ParameterizedTest
    @ValueSource(ints = {206, 304, 412, 416, 101})
    void takesAnAnswerThatNobodyAskedForAsAFailure(int status) {
        for (int i = 0; i < 10; i++) {
            GuardedCall call = call();
            call.pass.head(GuardedCall.head(status));
            assertThat(call.heard()).containsExactly("failed MALFORMED");
            assertThat(call.cancelled).isTrue();
        }

        assertThat(guard.state()).isEqualTo(State.OPEN);
        assertThat(guard.placesInUse()).isZero();
    }

    @Test
    void countsFiveHundredsAsFailuresThoughTheyArePassedOn() {
        for (int i = 0; i < 10; i++) {
            GuardedCall call = call();
            call.answers(503);
            assertThat(call.heard()).containsExactly("503", "''end");
        }

        assertThat(guard.state()).isEqualTo(State.OPEN);
    }

    @ParameterizedTest
    @EnumSource(
            value = Failure.class,
            names = {"TIMEOUT", "RESET", "MALFORMED"})
    void countsABodyThatDoesNotComeAsAFailureAndAsNothingElse(Failure failure) {
        whole(3);
        for (int i = 0; i < 7; i++) {
            GuardedCall call = call();
            call.pass.head(GuardedCall.head(200));
            call.fails(failure);
        }

        assertThat(guard.state()).isEqualTo(State.OPEN);
        assertThat(guard.placesInUse()).isZero();
    }

    @Test
    void countsAnAnswerAsASuccessOnceItIsWholeOrNobodyWantsMore() {
        whole(3);
        for (int i = 0; i < 3; i++) {
            GuardedCall call = call();
            call.pass.head(GuardedCall.head(200));
            call.pass.cancel();
        }
        for (int i = 0; i < 5; i++) {
            call().fails(Failure.TIMEOUT);
        }

        assertThat(guard.state()).as("5 of 11").isEqualTo(State.CLOSED);
    }

    @Test
    void countsAnEventStreamWhenItBegins() {
        for (int i = 0; i < 6; i++) {
            GuardedCall call = call();
            HttpResponse head = GuardedCall.head(200);
            head.headers().set("Content-Type", "text/event-stream");
            call.pass.head(head);
            call.fails(Failure.RESET);
        }
        for (int i = 0; i < 5; i++) {
            call().fails(Failure.TIMEOUT);
        }

        assertThat(guard.state()).as("5 of 11").isEqualTo(State.CLOSED);
    }

    private void whole(int answers) {
        for (int i = 0; i < answers; i++) {
            call().answers(200);
        }
    }

    @Test
    void filtersThatFailAreNoFailureOfModern() {
        for (int i = 0; i < 50; i++) {
            call().fails(Failure.LANE);
        }

        assertThat(guard.state()).isEqualTo(State.CLOSED);
        assertThat(guard.placesInUse()).isZero();
    }
}
