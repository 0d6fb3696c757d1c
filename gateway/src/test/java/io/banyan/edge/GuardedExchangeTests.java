package io.banyan.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.exchange.Failure;
import io.banyan.exchange.FallBackRule;
import io.banyan.upstream.EmbeddedUpstream.Wire;
import io.banyan.upstream.GuardedCall;
import io.banyan.upstream.Pass;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A read and MODERN's guard: kept away, given up, and the way back.
class GuardedExchangeTests {
    private static final String READ = "GET /events/7 HTTP/1.1~Host: a~~";
    private static final String LEGACY = "HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nlegacy";
    private final EdgeSketch edge = new EdgeSketch();
    private @Nullable Wire legacy;

    @AfterEach
    void everyPlaceIsLeft() {
        edge.client.ends();
        edge.client.finishAndReleaseAll();

        assertThat(edge.places()).isZero();
    }

    private Wire sent() {
        edge.sends(READ);
        return edge.modern.accepted();
    }

    private void legacyAnswers() {
        if (edge.legacy.waiting() > 0) {
            legacy = edge.legacy.accepted();
        }
        Objects.requireNonNull(legacy, "LEGACY was not asked").sends(LEGACY);
        assertThat(edge.got()).endsWith("~Content-Length: 6~~legacy");
    }

    private void openTheBreaker() {
        while (edge.guard.state() == State.CLOSED) {
            new GuardedCall((Pass) edge.guard.enter(0, 10_000, true)).fails(Failure.TIMEOUT);
        }
    }

    @Test
    void aWaitingReadGoesToLegacyWhenTheBreakerOpens() {
        Wire wire = sent();
        openTheBreaker();
        edge.client.runPendingTasks();

        assertThat(wire.open()).isFalse();
        legacyAnswers();
        assertThat(edge.ends()).containsExactly("LEGACY fell-back:timeout 200");
    }

    @Test
    void aWaitingReadThatMayNotFallBackForTimeWaitsOnWhenTheBreakerOpens() {
        edge.fallsBack(new FallBackRule(Set.of(Failure.CONNECT), Set.of(), Set.of()));
        Wire wire = sent();
        openTheBreaker();
        edge.client.runPendingTasks();
        wire.sends("HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nmodern");

        assertThat(edge.got()).endsWith("~~modern");
        assertThat(edge.ends()).containsExactly("MODERN served 200");
    }

    @Test
    void anAnswerThatHasBegunGoesOnWhenTheBreakerOpens() {
        Wire wire = sent();
        wire.sends("HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nmod");
        openTheBreaker();
        edge.client.runPendingTasks();
        wire.sends("ern");

        assertThat(edge.got()).endsWith("~~modern");
        assertThat(edge.ends()).containsExactly("MODERN served 200");
    }

    @Test
    void anOpenBreakerKeepsReadsAway() {
        openTheBreaker();
        edge.sends(READ);
        assertThat(edge.modern.waiting()).isZero();
        assertThat(edge.fallBacks.placesInUse())
                .as("no fall-back: nothing was tried")
                .isZero();
        legacyAnswers();

        assertThat(edge.ends()).containsExactly("LEGACY not-tried:breaker 200");
    }

    @Test
    void aPreviewIsToldWhyItIsKeptAway() {
        openTheBreaker();
        edge.sends("GET /events/7 HTTP/1.1~Host: a~X-Banyan-Side: modern~X-Banyan-Token: good~~");

        assertThat(edge.got())
                .startsWith("HTTP/1.1 503 Service Unavailable~")
                .contains("\"detail\":\"MODERN of events has not answered in time since 00:00 UTC (view:8080);"
                        + " LEGACY answers its reads. Reads, including previews, are kept from the new side until it"
                        + " recovers.\"");
        assertThat(edge.ends()).containsExactly("- refused 503");
        assertThat(edge.legacy.waiting()).isZero();
    }

    @Test
    void aFullBulkheadKeepsReadsAway() {
        List<Pass> inside = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            inside.add((Pass) edge.guard.enter(0, 10_000, true));
        }
        edge.sends(READ);
        legacyAnswers();

        assertThat(edge.ends()).containsExactly("LEGACY not-tried:bulkhead 200");
        inside.forEach(Pass::cancel);
    }

    @ParameterizedTest
    @CsvSource({"200 OK, true", "404 Not Found, true", "500 No, false", "304 No, false"})
    void whileHalfOpenACopyIsTheProbeAndLegacyAnswers(String status, boolean good) {
        openTheBreaker();
        edge.now = edge.now.plusSeconds(6);
        for (int i = 0; i < 5; i++) {
            edge.sends(READ);
            Wire probe = edge.modern.accepted();
            assertThat(probe.written()).startsWith("GET /events/7 HTTP/1.1");
            probe.sends("HTTP/1.1 " + status + "\r\nContent-Length: 1000\r\n\r\nx");
            assertThat(probe.open()).isFalse();
            assertThat(edge.guard.placesInUse()).isZero();
            legacyAnswers();
            edge.client.runPendingTasks();
        }

        assertThat(edge.ends()).hasSize(5).containsOnly("LEGACY not-tried:breaker 200");
        assertThat(edge.guard.state()).isEqualTo(good ? State.CLOSED : State.OPEN);
    }

    @Test
    void aProbeThatHangsHarmsNobody() {
        openTheBreaker();
        edge.now = edge.now.plusSeconds(6);
        edge.sends(READ);
        legacyAnswers();
        assertThat(edge.guard.placesInUse()).isEqualTo(1);

        edge.client.advanceTimeBy(1, TimeUnit.SECONDS);
        edge.client.runScheduledPendingTasks();

        assertThat(edge.guard.placesInUse()).isZero();
        assertThat(edge.ends()).containsExactly("LEGACY not-tried:breaker 200");
    }
}
