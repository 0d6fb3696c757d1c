package io.banyan.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.exchange.CookieRule;
import io.banyan.exchange.FallBackRule;
import io.banyan.exchange.UnlistedCookies;
import io.banyan.upstream.AnswerRules;
import io.banyan.upstream.EmbeddedUpstream.Wire;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A read that MODERN answers with a cookie.
class ModernCookiesTests {
    private final EdgeSketch edge = new EdgeSketch();
    private @Nullable Wire legacy;

    @AfterEach
    void everyPlaceIsLeft() {
        edge.client.ends();
        edge.client.finishAndReleaseAll();

        assertThat(edge.places()).isZero();
    }

    private Wire sent() {
        edge.sends("GET /events/7 HTTP/1.1~Host: a~~");
        return edge.modern.accepted();
    }

    private void legacyAnswers() {
        if (edge.legacy.waiting() > 0) {
            legacy = edge.legacy.accepted();
        }
        Objects.requireNonNull(legacy, "LEGACY was not asked")
                .sends("HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nlegacy");
        assertThat(edge.got()).endsWith("~Content-Length: 6~~legacy");
    }

    private static AnswerRules cookies(String passed, String dropped) {
        return new AnswerRules(new CookieRule(List.of(passed), List.of(dropped)), false, Set.of(), false);
    }

    @ParameterizedTest
    @ValueSource(strings = {"200 OK", "302 Found", "401 No"})
    void legacyAnswersWhereACookieWouldBeMissing(String status) {
        edge.fallsBack(new FallBackRule(Set.of(), Set.of(), Set.of()));
        Wire wire = sent();
        wire.sends("HTTP/1.1 " + status + "\r\nSet-Cookie: SID=1; Path=/\r\nContent-Length: 6\r\n\r\nmod");
        assertThat(wire.open()).isFalse();
        assertThat(edge.guard.placesInUse()).isZero();
        assertThat(edge.fallBacks.placesInUse()).isEqualTo(1);

        legacyAnswers();

        assertThat(edge.got()).isEqualTo("HTTP/1.1 200 OK~Content-Length: 6~~legacy");
        assertThat(edge.ends()).containsExactly("LEGACY fell-back:cookie 200");
        assertThat(edge.unlisted).extracting(UnlistedCookies::names).containsExactly(List.of("SID"));
    }

    @Test
    void aCookieThatNoListNamesIsNoFailureOfModern() {
        for (int i = 0; i < 50; i++) {
            sent().sends("HTTP/1.1 200 OK\r\nSet-Cookie: SID=1\r\nContent-Length: 0\r\n\r\n");
            legacyAnswers();
        }

        assertThat(edge.guard.state()).isEqualTo(CircuitBreaker.State.CLOSED);
        assertThat(edge.ends()).hasSize(50).containsOnly("LEGACY fell-back:cookie 200");
    }

    @Test
    void aCookieInTrailersOrAnInterimHeadIsDropped() {
        String hints = "HTTP/1.1 103 Early Hints\r\nSet-Cookie: a=1\r\n\r\n";
        String answer = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\nSet-Cookie: b=1\r\n\r\n";

        sent().sends(hints + answer);

        assertThat(edge.got()).doesNotContain("Set-Cookie");
        assertThat(edge.ends()).containsExactly("MODERN served 200");
    }

    @Test
    void withoutAPlaceAtLegacyAReadWithoutItsCookieIsRefused() {
        edge.fallBacks.enter();
        edge.fallBacks.enter();
        sent().sends("HTTP/1.1 200 OK\r\nSet-Cookie: SID=1\r\nContent-Length: 0\r\n\r\n");

        assertThat(edge.got()).startsWith("HTTP/1.1 503 ").doesNotContain("SID");
        assertThat(edge.ends()).containsExactly("- refused 503");
        edge.fallBacks.left();
        edge.fallBacks.left();
    }

    @Test
    void aPreviewSaysWhichCookiesAreMissing() {
        edge.sends("GET /events/7 HTTP/1.1~Host: a~X-Banyan-Side: modern~X-Banyan-Token: good~~");
        edge.modern
                .accepted()
                .sends("HTTP/1.1 200 OK\r\nSet-Cookie: SID=1\r\nSet-Cookie: a b=1\r\nContent-Length: 0\r\n\r\n");

        assertThat(edge.got())
                .contains("~X-Banyan-Decision: side=modern; route=event; reason=preview; revision=1; "
                        + "unlisted-cookies=SID,?~")
                .doesNotContain("Set-Cookie");
        assertThat(edge.unlisted).isEmpty();
    }

    @Test
    void itsListedCookieReachesTheClient() {
        edge.answersBy(cookies("theme", "SESS*"));
        sent().sends("HTTP/1.1 200 OK\r\nSet-Cookie: SESSION=1\r\nSet-Cookie: theme=1\r\nContent-Length: 0\r\n\r\n");

        assertThat(edge.got()).isEqualTo("HTTP/1.1 200 OK~Content-Length: 0~Set-Cookie: theme=1~~");
        assertThat(edge.ends()).containsExactly("MODERN served 200");
    }

    @Test
    void itsSessionCookieAndValidatorsDoNotReachTheClient() {
        edge.answersBy(cookies("theme", "*"));
        sent().sends("HTTP/1.1 200 OK\r\nSet-Cookie: SESSION=1\r\nETag: \"1\"\r\nContent-Length: 0\r\n\r\n");

        assertThat(edge.got()).isEqualTo("HTTP/1.1 200 OK~Content-Length: 0~~");
    }
}
