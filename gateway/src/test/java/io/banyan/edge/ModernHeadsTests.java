package io.banyan.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.exchange.CookieRule;
import io.banyan.exchange.FallBackRule;
import io.banyan.exchange.Tap;
import io.banyan.exchange.UnlistedCookies;
import io.banyan.names.Names;
import io.banyan.route.Route;
import io.banyan.route.RouteSketch;
import io.banyan.split.ClientAddress;
import io.banyan.upstream.AnswerRules;
import io.banyan.upstream.Forwarded;
import io.banyan.upstream.GroupTraffic;
import io.banyan.upstream.GroupUpstreams;
import io.banyan.upstream.LegacyGuard;
import io.banyan.upstream.ModernGuard;
import io.banyan.upstream.Reuse;
import io.banyan.upstream.SiteHeaders;
import io.banyan.upstream.Upstream;
import io.banyan.upstream.UpstreamOptions;
import io.banyan.upstream.UpstreamSpec;
import io.banyan.upstream.UpstreamSpec.HostSent;
import io.banyan.upstream.UpstreamUrl;
import io.banyan.upstream.Upstreams;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModernHeadsTests {
    private static final Route ROUTE = RouteSketch.of("page", "/").build();
    private static final ClientRequest REQUEST = new ClientRequest(
            RawHead.of("GET / HTTP/1.1\nHost: www.example.com:8080"),
            Forwarded.direct(ClientAddress.of("203.0.113.7")),
            "http");
    private static final AnswerRules LISTING = new AnswerRules(
            new CookieRule(List.of("theme"), List.of("SESS*")), true, Set.of("Strict-Transport-Security"), true);
    private final List<String> dropped = new ArrayList<>();
    private final List<UnlistedCookies> told = new ArrayList<>();

    private static HttpResponse answer(int status, String... headers) {
        HttpResponse answer = new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(status));
        for (String header : headers) {
            int colon = header.indexOf(": ");
            answer.headers().add(header.substring(0, colon), header.substring(colon + 2));
        }
        return answer;
    }

    private static List<String> lines(HttpResponse head) {
        return head.headers().entries().stream()
                .map(header -> header.getKey() + ": " + header.getValue())
                .toList();
    }

    private ModernHeads by(AnswerRules rules, boolean partly) {
        UpstreamSpec spec =
                new UpstreamSpec(UpstreamUrl.of("http://view:8080"), HostSent.CLIENT, null, null, 10, null, null, null);
        Upstream upstream = new Upstreams(
                        spec,
                        (side, same) -> UpstreamOptions.modern(null, Reuse.SAFE),
                        new Names((name, told) -> {}, () -> 0),
                        InstantSource.fixed(Instant.EPOCH))
                .legacy();
        LegacyGuard places = new LegacyGuard("g", 1);
        ModernGuard guard = new ModernGuard("g", spec, InstantSource.fixed(Instant.EPOCH));
        GroupUpstreams written = new GroupUpstreams(RouteSketch.group("g"), spec, null, FallBackRule.DEFAULT, rules);
        GroupTraffic group = new GroupTraffic(written, upstream, guard, upstream, places, places);
        return new ModernHeads(group, REQUEST, partly, new Ear());
    }

    private List<String> seen(AnswerRules rules, String... headers) {
        return lines(by(rules, true).head(answer(200, headers), Set.of()));
    }

    @Test
    void setsOnlyTheCookiesThatAreListed() {
        assertThat(seen(LISTING, "Set-Cookie: SESSION=1", "set-cookie: theme=dark; Path=/", "SET-COOKIE: x", "X: 1"))
                .containsExactly("X: 1", "Set-Cookie: theme=dark; Path=/");
        assertThat(dropped).containsExactly("g cookie", "g cookie");
    }

    @Test
    void isWholeWithTheCookiesThatAreListedEitherWay() {
        HttpResponse answer = answer(200, "Set-Cookie: theme=dark", "set-cookie: SESSION=1; Path=/", "SetCookie: x=1");

        assertThat(by(LISTING, false).isWhole(answer, ROUTE)).isTrue();
        assertThat(by(LISTING, false).isWhole(answer(200), ROUTE)).isTrue();
        assertThat(told).isEmpty();
    }

    @Test
    void isNotWholeWithoutACookieThatNoListNames() {
        HttpResponse answer =
                answer(200, "Set-Cookie: theme=dark", "Set-Cookie: SID=1", "SET-COOKIE: Theme=1", "Set-Cookie: SID=2");

        assertThat(by(LISTING, false).isWhole(answer, ROUTE)).isFalse();
        assertThat(told).containsExactly(new UnlistedCookies(ROUTE, "GET", List.of("SID", "Theme"), LISTING.cookies()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "=1", "x", "= 1", "a b=1", "a*=1"})
    void isNotWholeWithoutACookieThatNoListCouldName(String cookie) {
        assertThat(by(LISTING, false).isWhole(answer(200, "Set-Cookie: " + cookie), ROUTE))
                .isFalse();
        assertThat(told.getFirst().names()).containsExactly(UnlistedCookies.ODD);
    }

    @Test
    void tellsOnlyShortNamesAndNotManyOfOneAnswer() {
        String[] cookies = IntStream.range(0, 50)
                .mapToObj(i -> "Set-Cookie: " + (i == 1 ? "x".repeat(65) : "c" + i) + "=1")
                .toArray(String[]::new);

        by(LISTING, false).isWhole(answer(200, cookies), ROUTE);

        assertThat(told.getFirst().names()).hasSize(10).startsWith("c0", UnlistedCookies.ODD, "c2");
    }

    @Test
    void keepsValidatorsOnlyWhereTheFileSaysSo() {
        String[] headers = {"ETag: \"1\"", "last-modified: x", "Accept-Ranges: bytes", "Cache-Control: max-age=1"};

        assertThat(seen(AnswerRules.DEFAULT, headers)).containsExactly("Cache-Control: max-age=1");
        assertThat(seen(LISTING, headers)).containsExactly(headers);
    }

    static Iterable<String> speakingForTheSite() {
        return SiteHeaders.names();
    }

    @ParameterizedTest
    @MethodSource("speakingForTheSite")
    void doesNotSpeakForTheWholeSite(String name) {
        assertThat(seen(AnswerRules.DEFAULT, "X: 1", name.toLowerCase(Locale.ROOT) + ": x"))
                .containsExactly("X: 1");
        assertThat(dropped).containsExactly("g " + name);
    }

    @Test
    void speaksForItOnlyInWhatIsListed() {
        assertThat(seen(LISTING, "strict-transport-security: max-age=1", "Alt-Svc: clear", "Alt-Svc: h3"))
                .containsExactly("strict-transport-security: max-age=1");
        assertThat(dropped).containsOnly("g Alt-Svc");
    }

    @ParameterizedTest
    @CsvSource({
        "Location, http://view:8080/a, http://www.example.com:8080/a",
        "Location, /a, /a",
        "Location, http://other/a, http://other/a",
        "content-location, http://view:8080/a, http://www.example.com:8080/a",
        "Refresh, 5; url=http://view:8080/a, 5; url=http://www.example.com:8080/a",
        "Link, <http://view:8080/a>; rel=next, <http://www.example.com:8080/a>; rel=next",
        "URI, <http://view:8080/a>, <http://www.example.com:8080/a>",
        "Access-Control-Allow-Origin, http://view:8080, http://www.example.com:8080",
        "X-Any, http://view:8080/a, http://www.example.com:8080/a",
    })
    void showsNoInnerAddress(String name, String value, String expected) {
        assertThat(seen(AnswerRules.DEFAULT, name + ": " + value)).containsExactly(name + ": " + expected);
    }

    @ParameterizedTest
    @CsvSource({
        "301, true, false, 302",
        "308, true, false, 307",
        "301, false, false, 301",
        "308, false, false, 308",
        "301, true, true, 301",
        "308, true, true, 308",
        "302, true, false, 302",
        "303, true, false, 303",
    })
    void redirectsForGoodOnlyWhereItAnswersEverybody(int status, boolean partly, boolean keep, int expected) {
        AnswerRules rules = new AnswerRules(CookieRule.DEFAULT, false, Set.of(), keep);
        HttpResponse head =
                by(rules, partly).head(answer(status, "Location: /a", "Cache-Control: max-age=9"), Set.of());

        assertThat(head.status().code()).isEqualTo(expected);
        assertThat(head.headers().contains("Cache-Control")).isEqualTo(expected == status);
    }

    @Test
    void itsInterimHeadsPromiseNothingThatLegacyWouldHaveToKeep() {
        HttpResponse head = by(LISTING, false)
                .interim(answer(
                        103,
                        "Link: <http://view:8080/a.css>; rel=preload",
                        "Set-Cookie: theme=dark",
                        "Strict-Transport-Security: max-age=1",
                        "ETag: \"1\"",
                        "Connection: x-hop",
                        "X-Hop: 1"));

        assertThat(lines(head)).containsExactly("Link: <http://www.example.com:8080/a.css>; rel=preload");
    }

    @Test
    void itsTrailersObeyTheRulesOfItsHeads() {
        HttpResponse trailing = answer(
                200,
                "X-Sum: 1",
                "X-Next: http://view:8080/a",
                "Set-Cookie: theme=dark",
                "Set-Cookie: SESSION=1",
                "Alt-Svc: h3",
                "ETag: \"1\"",
                "Content-Type: text/html",
                "Content-Digest: sha-256=:x:",
                "Connection: x",
                "X-Hop: 1");

        by(AnswerRules.DEFAULT, false).trailers(trailing.headers(), Set.of("x-hop"));

        assertThat(lines(trailing))
                .containsExactly("X-Sum: 1", "X-Next: http://www.example.com:8080/a", "Content-Digest: sha-256=:x:");
        assertThat(dropped).contains("g cookie", "g Alt-Svc");
    }

    private final class Ear implements Tap {
        @Override
        public void cookieDropped(String group) {
            dropped.add(group + " cookie");
        }

        @Override
        public void cookiesUnlisted(UnlistedCookies cookies) {
            told.add(cookies);
        }

        @Override
        public void headerDropped(String group, String header) {
            dropped.add(group + " " + header);
        }
    }
}
