package io.banyan.blackbox;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.banyan.testkit.Behaviours;
import io.banyan.testkit.Gateway;
import io.banyan.testkit.GatewaySetup;
import io.banyan.testkit.GroupText;
import io.banyan.testkit.RawAnswer;
import io.banyan.testkit.Requests;
import io.banyan.testkit.StubUpstream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Routes with Spring Cloud Gateway filters: the modern lane.
class SpringFilterTests {
    @AutoClose
    private static final StubUpstream LEGACY = StubUpstream.that(Behaviours.says("legacy"));

    private static final WireMockServer MODERN = started();

    @AutoClose
    private static final Gateway GATEWAY = GatewaySetup.facing(LEGACY.url())
            .group(
                    "events",
                    GroupText.of("events")
                            .modern("http://127.0.0.1:" + MODERN.port(), "timeout: 2s")
                            .modernLine("breaker: { failures: 100%, calls: 1000, open: 1s }")
                            .weight("100%")
                            .line("set-cookie: [theme]")
                            .line("drop-cookies: [SESSION]")
                            .route("event", "/events/{id}", filters("RewritePath=/events/(?<id>.*), /v2/events/${id}"))
                            .route(
                                    "member",
                                    "/members/{id}",
                                    filters(
                                            "PrefixPath=/v2",
                                            "AddRequestHeader=X-Added, by-filter",
                                            "RemoveRequestHeader=X-Removed",
                                            "AddRequestParameter=lang, en",
                                            "SetResponseHeader=X-Answered, by-filter"))
                            .route("venue", "/venues/{id}", filters("StripPrefix=1"))
                            .yaml())
            .start();

    @BeforeEach
    void calm() {
        LEGACY.forget();
        MODERN.resetAll();
        modernAnswers(aResponse().withBody("modern").withHeader("X-Side", "modern"));
    }

    @AfterAll
    static void stop() {
        MODERN.stop();
    }

    @Test
    void rewritesThePathForModern() {
        RawAnswer answer = GATEWAY.get("/events/7?a=b%20c");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEqualTo("modern");
        assertThat(received().getUrl()).isEqualTo("/v2/events/7?a=b%20c");
        assertThat(received().getHeader("Host")).isEqualTo(Requests.HOST);
    }

    @Test
    void appliesEveryFilterOfARoute() {
        RawAnswer answer = GATEWAY.get("/members/7?a=%2F", "X-Removed: 1", "Cookie: a=b", "X-Kept: 2");

        LoggedRequest received = received();
        assertThat(answer.header("X-Answered")).contains("by-filter");
        assertThat(received.getUrl()).startsWith("/v2/members/7?").contains("lang=en");
        assertThat(received.queryParameter("a").firstValue()).isEqualTo("/");
        assertThat(received.getHeader("X-Added")).isEqualTo("by-filter");
        assertThat(received.containsHeader("X-Removed")).isFalse();
        assertThat(received.getHeader("Cookie")).isEqualTo("a=b");
        assertThat(received.getHeader("X-Kept")).isEqualTo("2");
    }

    @Test
    void stripsAPrefix() {
        GATEWAY.get("/venues/7");

        assertThat(received().getUrl()).isEqualTo("/7");
    }

    @Test
    void sendsTheSameOwnHeadersAsTheEdge() {
        GATEWAY.get("/events/7", "X-Forwarded-For: 6.6.6.6", "X-Banyan-Side: legacy", "If-None-Match: \"a\"");

        LoggedRequest received = received();
        assertThat(received.getHeader("X-Forwarded-For")).isEqualTo("127.0.0.1");
        assertThat(received.getHeader("X-Forwarded-Host")).isEqualTo(Requests.HOST);
        assertThat(received.containsHeader("X-Banyan-Hop")).isTrue();
        assertThat(received.containsHeader("X-Banyan-Side")).isFalse();
        assertThat(received.containsHeader("If-None-Match")).isFalse();
        assertThat(received.containsHeader("Forwarded")).isFalse();
    }

    @Test
    void guardsTheClientFromModernsCookiesValidatorsAndAddress() {
        modernAnswers(aResponse()
                .withStatus(302)
                .withHeader("Location", "http://127.0.0.1:" + MODERN.port() + "/v2/events/8")
                .withHeader("Set-Cookie", "SESSION=evil", "theme=dark")
                .withHeader("ETag", "\"v1\"")
                .withHeader("Last-Modified", "Mon, 02 Nov 2026 10:00:00 GMT"));

        RawAnswer answer = GATEWAY.get("/events/7");

        assertThat(answer.header("Location")).contains("http://www.example.com/v2/events/8");
        assertThat(answer.head().values("Set-Cookie")).containsExactly("theme=dark");
        assertThat(answer.head().names()).doesNotContain("ETag", "Last-Modified");
    }

    @Test
    void answersHeadWithoutABody() {
        RawAnswer answer = GATEWAY.send(Requests.of("HEAD", "/events/7"));

        assertThat(answer.header("X-Side")).contains("modern");
        assertThat(received().getMethod().getName()).isEqualTo("HEAD");
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 503, 404, 405, 429})
    void fallsBackToLegacyWithTheRequestAsItCame(int status) {
        modernAnswers(aResponse().withStatus(status));

        RawAnswer answer = GATEWAY.get("/events/7?a=b", "X-Kept: 2");

        assertThat(answer.text()).isEqualTo("legacy");
        assertThat(LEGACY.next().target()).isEqualTo("/events/7?a=b");
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"CONNECTION_RESET_BY_PEER", "EMPTY_RESPONSE"})
    void fallsBackWhenModernBreaksOff(Fault fault) {
        modernAnswers(aResponse().withFault(fault));

        assertThat(GATEWAY.get("/members/7").text()).isEqualTo("legacy");
        assertThat(LEGACY.next().head().names()).doesNotContain("X-Added");
    }

    @Test
    void fallsBackWhenModernIsTooSlow() {
        modernAnswers(aResponse().withFixedDelay(5_000));

        assertThat(GATEWAY.get("/events/7").text()).isEqualTo("legacy");
    }

    @Test
    void sendsWritesAndAmbiguousReadsToLegacy() {
        assertThat(GATEWAY.send(Requests.post("/events/7", "x")).text()).isEqualTo("legacy");
        assertThat(GATEWAY.get("/events/..%2f7").text()).isEqualTo("legacy");
        assertThat(MODERN.getAllServeEvents()).isEmpty();
    }

    @Test
    void passesALargeAnswerWhole() {
        modernAnswers(aResponse().withBody("0123456789".repeat(500_000)));

        RawAnswer answer = GATEWAY.get("/events/7");

        assertThat(answer.body().length()).isEqualTo(5_000_000);
        assertThat(answer.body().complete()).isTrue();
    }

    private static void modernAnswers(ResponseDefinitionBuilder answer) {
        MODERN.stubFor(any(anyUrl()).willReturn(answer));
    }

    private static LoggedRequest received() {
        return MODERN.getAllServeEvents().getFirst().getRequest();
    }

    private static String filters(String... filters) {
        return "filters: [\"" + String.join("\", \"", filters) + "\"]";
    }

    private static WireMockServer started() {
        WireMockServer server = new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1"));
        server.start();
        return server;
    }
}
