package io.banyan.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.exchange.Failure;
import io.banyan.exchange.FallBackRule;
import io.banyan.exchange.ModernState;
import io.banyan.exchange.ModernState.What;
import io.banyan.route.RouteSketch;
import io.banyan.upstream.UpstreamSpec.HostSent;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a guard and its upstream know of a MODERN that is not well.
class ModernReadingTests {
    private static final UpstreamSpec SPEC = new UpstreamSpec(
            UpstreamUrl.of("http://view:8080"), HostSent.CLIENT, Duration.ofSeconds(1), null, 2, null, null, null);

    private Instant now = Instant.parse("2027-01-01T15:31:00Z");
    private final Instant begun = now;
    private final ModernGuard guard = new ModernGuard("events", SPEC, () -> now);
    private FallBackRule fallBack = FallBackRule.DEFAULT;
    private @Nullable What connectFault;
    private @Nullable String tls;

    @Test
    void nothingIsWrongAtFirstAndAfterGoodReads() {
        assertThat(state()).isNull();

        enter().answers(200);

        assertThat(state()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "CONNECT, 1, TAKES_NO_CONNECTION",
        "RESET, 5, BREAKS_OFF",
        "MALFORMED, 5, BREAKS_HTTP",
        "TIMEOUT, 5, ANSWERS_LATE",
        "UNEXPECTED, 5, GATEWAY_FAULT"
    })
    void isDownSinceTheFirstFailure(Failure failure, int times, What what) {
        fail(failure, times);
        now = now.plusSeconds(2);

        assertThat(known().what()).isEqualTo(what);
        assertThat(known().since()).isEqualTo(begun);
        assertThat(known().address()).isEqualTo("view:8080");
        assertThat(known().legacyAnswers()).isTrue();
    }

    @Test
    void answersErrorsWithTheStatus() {
        for (int i = 0; i < 5; i++) {
            enter().answers(503);
        }

        assertThat(known().what()).isEqualTo(What.ANSWERS_ERRORS);
        assertThat(known().detail()).isEqualTo("503");
    }

    @Test
    void saysWhyItTakesNoConnection() {
        connectFault = What.REFUSES_CONNECTIONS;
        fail(Failure.CONNECT, 1);

        assertThat(known().what()).isEqualTo(What.REFUSES_CONNECTIONS);
    }

    @Test
    void tellsTheCausesOfConnectionsApart() {
        assertThat(ConnectFault.of(new ConnectException("Connection refused: /127.0.0.1:1")))
                .isEqualTo(What.REFUSES_CONNECTIONS);
        assertThat(ConnectFault.of(new UnknownHostException("view"))).isEqualTo(What.NAME_NOT_FOUND);
        assertThat(ConnectFault.of(new SSLException("no"))).isEqualTo(What.TLS_FAILS);
        assertThat(ConnectFault.of(new NoRouteToHostException("no route"))).isEqualTo(What.TAKES_NO_CONNECTION);
        assertThat(ConnectFault.of(null)).isEqualTo(What.TAKES_NO_CONNECTION);
    }

    @Test
    void keepsTheSentenceAboutTls() {
        tls = "TLS with the modern side fails";
        fail(Failure.CONNECT, 1);

        assertThat(known().what()).isEqualTo(What.TLS_FAILS);
        assertThat(known().detail()).isEqualTo(tls);
    }

    @Test
    void staysWhatItWasWhenTheBreakerOpensAndWaitingReadsAreGivenUp() {
        GuardedCall waiting = enter();
        fail(Failure.CONNECT, 5);
        waiting.fails(Failure.TIMEOUT);

        assertThat(known().what()).isEqualTo(What.TAKES_NO_CONNECTION);
        assertThat(known().since()).isEqualTo(begun);
    }

    @Test
    void failsSomeForAMinuteAfterAFewBadReads() {
        fail(Failure.TIMEOUT, 2);
        now = now.plusSeconds(1);
        enter().answers(200);

        assertThat(known().what()).isEqualTo(What.FAILS_SOME);
        assertThat(known().number()).isEqualTo(2);
        assertThat(known().detail()).isEqualTo("did not answer in time");
        now = now.plusSeconds(58);
        assertThat(state()).isNotNull();
        now = now.plusSeconds(1);
        assertThat(state()).isNull();
    }

    @Test
    void failsSomeWhereLegacyAnswersForAListedStatus() {
        enter().answers(404);
        traffic().listed(404);

        assertThat(known().what()).isEqualTo(What.FAILS_SOME);
        assertThat(known().detail()).isEqualTo("answered 404");
        assertThat(known().number()).isEqualTo(1);
    }

    @Test
    void hasAnOpenBreakerWhereSomeReadsSucceeded() {
        fail(Failure.TIMEOUT, 5);
        for (int i = 0; i < 4; i++) {
            enter().answers(200);
        }
        enter().answers(500);

        assertThat(known().what()).isEqualTo(What.BREAKER_OPEN);
        assertThat(known().detail()).isEqualTo("answered 500");
        assertThat(known().since()).isEqualTo(begun);
    }

    @Test
    void comesBackInStepsAfterAKill() {
        guard.readmit();
        assertThat(known().what()).isEqualTo(What.COMES_BACK);
        assertThat(known().number()).isEqualTo(10);
        now = now.plusSeconds(5);
        assertThat(known().number()).isEqualTo(25);
        now = now.plusSeconds(5);
        assertThat(known().number()).isEqualTo(50);
        now = now.plusSeconds(5);

        assertThat(state()).isNull();
    }

    @Test
    void comesBackAfterProbesSucceeded() {
        fail(Failure.CONNECT, 5);
        now = now.plusSeconds(6);
        for (int i = 0; i < 5; i++) {
            enter().answers(200);
        }

        assertThat(known().what()).isEqualTo(What.COMES_BACK);
        assertThat(known().since()).isEqualTo(now);
    }

    @Test
    void hasNoPlaceFreeForAMinuteAfterTheLastReadThatFoundNone() {
        enter();
        enter();
        assertThat(guard.enter(0, 10_000, true)).isInstanceOf(Entry.Kept.class);
        now = now.plusSeconds(50);
        assertThat(guard.enter(0, 10_000, true)).isInstanceOf(Entry.Kept.class);
        now = now.plusSeconds(60);

        assertThat(known().what()).isEqualTo(What.NO_PLACE_FREE);
        assertThat(known().since()).isEqualTo(begun);
        assertThat(known().number()).isEqualTo(2);
        now = now.plusSeconds(1);
        assertThat(state()).isNull();
    }

    @Test
    void saysWhetherLegacyAnswers() {
        fallBack = new FallBackRule(Set.of(), Set.of(5), Set.of());
        fail(Failure.CONNECT, 4);
        assertThat(known().legacyAnswers()).isFalse();

        fail(Failure.CONNECT, 1);
        assertThat(known().legacyAnswers()).as("the breaker is open").isTrue();
    }

    @Test
    void aFilterThatFailsIsNoFaultOfModern() {
        fail(Failure.LANE, 20);

        assertThat(state()).isNull();
    }

    private void fail(Failure failure, int times) {
        for (int i = 0; i < times; i++) {
            enter().fails(failure);
        }
    }

    private GuardedCall enter() {
        return new GuardedCall((Pass) guard.enter(0, 10_000, true));
    }

    private ModernState known() {
        return Objects.requireNonNull(state(), "nothing is wrong");
    }

    private @Nullable ModernState state() {
        return traffic().modernState();
    }

    private GroupTraffic traffic() {
        GroupUpstreams written =
                new GroupUpstreams(RouteSketch.group("events"), SPEC, null, fallBack, AnswerRules.DEFAULT);
        LegacyGuard places = new LegacyGuard("legacy", 3);
        Known modern = new Known(connectFault, Optional.ofNullable(tls));
        return new GroupTraffic(written, modern, guard, modern, places, places);
    }

    private record Known(@Nullable What connectFault, Optional<String> tlsProblem) implements Upstream {
        @Override
        public Call call(Client client, UpstreamRequest request, CallListener listener) {
            throw new UnsupportedOperationException();
        }

        @Override
        public UpstreamSpec spec() {
            return SPEC;
        }

        @Override
        public int openConnections() {
            return 0;
        }

        @Override
        public int idleConnections() {
            return 0;
        }

        @Override
        public void retire() {}
    }
}
