package io.banyan.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.exchange.FallBackRule;
import io.banyan.split.Weight;
import io.banyan.upstream.EmbeddedUpstream.Wire;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A read that is decided to go to MODERN, and LEGACY behind it.
class ModernExchangeTests {
    private static final String READ = "GET /events/7 HTTP/1.1~Host: a~~";
    private static final String MODERN = "HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nmodern";
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

    @Test
    void modernAnswers() {
        Wire wire = sent();
        assertThat(wire.written()).startsWith("GET /events/7 HTTP/1.1\r\nHost: a\r\n");
        assertThat(edge.guard.placesInUse()).isEqualTo(1);

        wire.sends(MODERN);

        assertThat(edge.got()).isEqualTo("HTTP/1.1 200 OK~Content-Length: 6~~modern");
        assertThat(edge.ends()).containsExactly("MODERN served 200");
        assertThat(edge.legacy.waiting()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET http://a/events/7 HTTP/1.1~Host: a~~",
                "GET http://a:80/events/7 HTTP/1.1~Host: b~~",
                "GET HTTP://a/events/7 HTTP/1.0~~"
            })
    void modernAnswersAReadInAbsoluteForm(String read) {
        edge.sends(read);
        Wire wire = edge.modern.accepted();
        assertThat(wire.written()).startsWith("GET /events/7 HTTP/1.1\r\nHost: a");
        wire.sends(MODERN);

        assertThat(edge.ends()).containsExactly("MODERN served 200");
    }

    @ParameterizedTest
    @CsvSource({
        "500, status",
        "503, status",
        "404, status",
        "405, status",
        "429, status",
        "304, malformed",
        "412, malformed",
        "206, malformed",
        "416, malformed"
    })
    void legacyAnswersWhereModernSaysSo(int status, String failure) {
        Wire wire = sent();
        wire.sends("HTTP/1.1 " + status + " No\r\nContent-Length: 4\r\n\r\n");
        assertThat(wire.open()).isFalse();
        assertThat(edge.guard.placesInUse()).isZero();

        legacyAnswers();

        assertThat(edge.ends()).containsExactly("LEGACY fell-back:" + failure + " 200");
    }

    @Test
    void itsPermanentRedirectIsATemporaryOneBelowAWeightOfAHundredPercent() {
        edge.weighs(new Weight(9_999));
        sent().sends("HTTP/1.1 301 Moved Permanently\r\nLocation: /b\r\nContent-Length: 0\r\n\r\n");

        assertThat(edge.got()).isEqualTo("HTTP/1.1 302 Found~Location: /b~Content-Length: 0~~");
        assertThat(edge.ends()).containsExactly("MODERN served 302");
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 301, 400, 401, 403, 410})
    void otherStatusesAreModernsAnswer(int status) {
        sent().sends("HTTP/1.1 " + status + " Yes\r\nContent-Length: 0\r\n\r\n");

        assertThat(edge.ends()).containsExactly("MODERN served " + status);
    }

    @Test
    void legacyAnswersWhereModernRefuses() {
        edge.modern.refuses();
        edge.sends(READ);
        legacyAnswers();

        assertThat(edge.ends()).containsExactly("LEGACY fell-back:connect 200");
    }

    @Test
    void legacyAnswersWhereModernResets() {
        sent().resets();
        legacyAnswers();

        assertThat(edge.ends()).containsExactly("LEGACY fell-back:reset 200");
    }

    @Test
    void legacyAnswersWhereModernIsNoHttp() {
        sent().sends("what?\r\n\r\n");
        legacyAnswers();

        assertThat(edge.ends()).containsExactly("LEGACY fell-back:malformed 200");
    }

    @Test
    void legacyAnswersWhereModernHangs() {
        Wire wire = sent();
        edge.client.advanceTimeBy(1, TimeUnit.SECONDS);
        edge.client.runScheduledPendingTasks();
        assertThat(wire.open()).isFalse();
        legacyAnswers();

        assertThat(edge.ends()).containsExactly("LEGACY fell-back:timeout 200");
    }

    @Test
    void aFallBackHoldsItsGroupsShareUntilItEnds() {
        sent().resets();
        assertThat(edge.fallBacks.placesInUse()).isEqualTo(1);
        assertThat(edge.guard.placesInUse()).isZero();

        legacyAnswers();

        assertThat(edge.fallBacks.placesInUse()).isZero();
    }

    @Test
    void thereIsNoFallBackOfAFallBack() {
        Wire wire = sent();
        edge.legacy.refuses();
        wire.resets();

        assertThat(edge.got()).startsWith("HTTP/1.1 502 ");
        assertThat(edge.ends()).containsExactly("- refused 502");
    }

    @Test
    void withoutARuleModernsFailureIsTheAnswer() {
        edge.fallsBack(new FallBackRule(Set.of(), Set.of(), Set.of()));
        sent().closes();

        assertThat(edge.got()).startsWith("HTTP/1.1 502 ");
        assertThat(edge.ends()).containsExactly("- refused 502");
        assertThat(edge.legacy.waiting()).isZero();
    }

    @Test
    void afterTheFirstByteAFailureIsACut() {
        Wire wire = sent();
        wire.sends("HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nmod");
        wire.closes();

        assertThat(edge.got()).endsWith("~~mod");
        assertThat(edge.client.isActive()).isFalse();
        assertThat(edge.ends()).containsExactly("MODERN cut 200");
        assertThat(edge.legacy.waiting()).isZero();
    }

    @Test
    void aBodyThatStallsIsCut() {
        Wire wire = sent();
        wire.sends("HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nmod");
        for (int second = 0; second < 33; second++) {
            edge.client.advanceTimeBy(1, TimeUnit.SECONDS);
            edge.client.runScheduledPendingTasks();
        }

        assertThat(edge.got()).endsWith("~~mod");
        assertThat(edge.client.isActive()).isFalse();
        assertThat(wire.open()).isFalse();
        assertThat(edge.ends()).containsExactly("MODERN cut 200");
        assertThat(edge.guard.placesInUse()).isZero();
    }

    @Test
    void aClientThatLeavesWhileModernIsAskedIsNoFailure() {
        Wire wire = sent();
        edge.client.ends();

        assertThat(wire.open()).isFalse();
        assertThat(edge.ends()).containsExactly("MODERN cancelled 0");
        assertThat(edge.guard.placesInUse()).isZero();
    }

    @Test
    void aClientThatLeavesInTheMiddleOfTheAnswerLeavesItsPlace() {
        Wire wire = sent();
        wire.sends("HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nmod");
        edge.client.ends();

        assertThat(wire.open()).isFalse();
        assertThat(edge.ends()).containsExactly("MODERN cancelled 200");
        assertThat(edge.guard.placesInUse()).isZero();
    }

    @Test
    void aPreviewShowsWhatModernSays() {
        edge.sends("GET /events/7 HTTP/1.1~Host: a~X-Banyan-Side: modern~X-Banyan-Token: good~~");
        Wire wire = edge.modern.accepted();
        wire.sends("HTTP/1.1 503 No\r\nCache-Control: public\r\nContent-Length: 0\r\n\r\n");

        assertThat(wire.written()).doesNotContain("X-Banyan-Side").doesNotContain("good");
        assertThat(edge.got())
                .startsWith("HTTP/1.1 503 No~")
                .contains("~X-Banyan-Decision: side=modern; route=event; reason=preview; revision=1~")
                .containsIgnoringCase("~Cache-Control: private, no-store~")
                .doesNotContain("public");
    }

    @Test
    void itsInterimHeadsReachTheClient() {
        sent().sends("HTTP/1.1 103 Early Hints\r\nLink: </a>\r\nSet-Cookie: a=1\r\n\r\n" + MODERN);

        assertThat(edge.got())
                .isEqualTo("HTTP/1.1 103 Early Hints~Link: </a>~~HTTP/1.1 200 OK~Content-Length: 6~~modern");
    }

    @Test
    void legacyMayAnswerAfterItsInterimHeads() {
        Wire wire = sent();
        wire.sends("HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n");
        wire.resets();
        legacyAnswers();

        assertThat(edge.got()).startsWith("HTTP/1.1 103 Early Hints~Link: </a>~~HTTP/1.1 200 OK~");
        assertThat(edge.ends()).containsExactly("LEGACY fell-back:reset 200");
    }

    @Test
    void aPreviewDoesNotFallBack() {
        edge.sends("GET /events/7 HTTP/1.1~Host: a~X-Banyan-Side: modern~X-Banyan-Token: good~~");
        edge.modern.accepted().resets();

        assertThat(edge.got())
                .startsWith("HTTP/1.1 502 ")
                .contains("\"MODERN of events failed 1 read in the last minute; at 00:00 UTC it broke off its answer"
                        + " (view:8080); LEGACY answers such reads. The application cut off its response.\"");
        assertThat(edge.legacy.waiting()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /events/7 HTTP/1.1~Host: a~Content-Length: 0~~",
                "GET /events/7 HTTP/1.1~Host: a~Range: bytes=0-1~~",
                "GET /events/7 HTTP/1.1~Host: a~Upgrade: websocket~Connection: Upgrade~~",
                "GET /events/7 HTTP/1.1~Host: a~Content-Length: 1~~x",
                "GET //events/7 HTTP/1.1~Host: a~~",
                "GET /events/7;x HTTP/1.1~Host: a~~",
            })
    void whatIsNoClearReadIsLegacys(String request) {
        edge.sends(request);
        assertThat(edge.modern.waiting()).isZero();
        legacyAnswers();

        assertThat(edge.ends()).containsExactly("LEGACY served 200");
    }
}
