package io.banyan.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.route.Side;
import io.banyan.upstream.Forwarded;
import io.banyan.upstream.Upstream;
import io.banyan.upstream.UpstreamOptions;
import io.banyan.upstream.UpstreamSpec;
import io.banyan.upstream.UpstreamSpec.HostSent;
import io.netty.handler.codec.http.HttpRequest;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The list of all differences between a request as it came and as it goes on.
class RequestHeadsTests {
    private static final Forwarded UNTRUSTED = new Forwarded("203.0.113.7", "203.0.113.7", false);
    private static final Forwarded VOUCHED = new Forwarded("203.0.113.7", "203.0.113.7, 10.0.0.9", true);
    private static final Upstream LEGACY = upstream("http://monolith:8080", HostSent.CLIENT);
    private static final List<String> ADDED = List.of(
            "X-Banyan-Hop: here",
            "X-Forwarded-For: 203.0.113.7",
            "X-Forwarded-Proto: http",
            "X-Forwarded-Host: www.example.com",
            "X-Forwarded-Port: 80");

    private static Upstream upstream(String url, HostSent host) {
        return new Upstream(
                new UpstreamSpec(URI.create(url), host, null, 10, null), UpstreamOptions.legacy(null, false));
    }

    private static RequestHeads heads(String raw, Forwarded forwarded) {
        return new RequestHeads(RawHead.of(raw.replace('~', '\n')), forwarded, "here", "http");
    }

    private static List<String> lines(HttpRequest head) {
        return head.headers().entries().stream()
                .map(header -> header.getKey() + ": " + header.getValue())
                .toList();
    }

    /// The headers that reach LEGACY of a request with these, without those added to every request.
    private static List<String> reached(String headers, Forwarded forwarded) {
        String raw = "GET / HTTP/1.1~Host: www.example.com" + (headers.isEmpty() ? "" : "~" + headers);
        HttpRequest head = heads(raw, forwarded).to(LEGACY, Side.LEGACY, true);
        return lines(head).stream()
                .filter(line -> !ADDED.contains(line) && !line.startsWith("Host:"))
                .toList();
    }

    @Test
    void theDifferencesToARequestAreTheseAndNoOthers() {
        String raw = "PoST /a%20b/..//c?x=[1]&&y HTTP/1.0~hOST: www.example.com~ACCEPT: */*~x-b: 2~X-a: 1~X-B: 3~"
                + "Cookie: a=1~cookie: b=2~User-Agent:~Content-Length: 3~Expect: 100-continue~Via: 1.1 x~Date: now~"
                + "X-L: \u00e9";
        HttpRequest head = heads(raw, UNTRUSTED).to(LEGACY, Side.LEGACY, true);

        assertThat(head.method().name()).isEqualTo("PoST");
        assertThat(head.uri()).isEqualTo("/a%20b/..//c?x=[1]&&y");
        assertThat(lines(head))
                .startsWith(
                        "hOST: www.example.com",
                        "ACCEPT: */*",
                        "x-b: 2",
                        "X-a: 1",
                        "X-B: 3",
                        "Cookie: a=1",
                        "cookie: b=2",
                        "User-Agent: ",
                        "Content-Length: 3",
                        "Expect: 100-continue",
                        "Via: 1.1 x",
                        "Date: now",
                        "X-L: \u00e9")
                .endsWith(ADDED.toArray(String[]::new))
                .hasSize(13 + ADDED.size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Connection: close",
                "Connection: keep-alive, X-Mine~X-Mine: 1",
                "Keep-Alive: timeout=5",
                "Proxy-Connection: keep-alive",
                "TE: gzip",
                "Upgrade: websocket",
                "Connection: Upgrade, HTTP2-Settings~Upgrade: h2c~HTTP2-Settings: AAMAAABk",
                "Connection: Upgrade~Upgrade: websocket, H2C",
                "HTTP2-Settings: AAMAAABk",
                "X-HTTP2-Stream-ID: 3~x-http2-path: /evil",
                "X-Banyan-Side: modern~X-Banyan-Token: secret",
                "X_Banyan_Side: modern",
                "X-Forwarded-For: 6.6.6.6~X-Forwarded-Host: evil.example.com~X-Forwarded-Proto: https",
                "X-Forwarded-Port: 1~Forwarded: for=6.6.6.6~X-Real-IP: 6.6.6.6",
                "X_Forwarded_For: 6.6.6.6~x_real_ip: 6.6.6.6",
            })
    void dropsWhatIsForThisHopOrSaidByNobody(String headers) {
        assertThat(reached(headers, UNTRUSTED)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Connection: close, Cookie~Cookie: a=1                    | Cookie: a=1",
                "Connection: Authorization~Authorization: Basic x         | Authorization: Basic x",
                "Connection: Content-Type~Content-Type: text/plain        | Content-Type: text/plain",
                "Connection: traceparent~traceparent: 00-1-2-01           | traceparent: 00-1-2-01",
            })
    void nominatingWhatTheFarEndNeedsHasNoEffect(String headers, String reached) {
        assertThat(reached(headers, UNTRUSTED)).containsExactly(reached);
    }

    @Test
    void nominatingHostOrOurOwnHeadersHasNoEffect() {
        HttpRequest head = heads("GET / HTTP/1.1~Host: a~Connection: Host, X-Banyan-Hop, X-Forwarded-For", UNTRUSTED)
                .to(LEGACY, Side.LEGACY, true);

        assertThat(lines(head)).contains("Host: a", "X-Banyan-Hop: here", "X-Forwarded-For: 203.0.113.7");
    }

    @Test
    void anUpgradeIsAskedForWithTheHeadersOfThisHop() {
        assertThat(reached("Connection: keep-alive, Upgrade~Upgrade: websocket~Sec-WebSocket-Key: k", UNTRUSTED))
                .containsExactly("Sec-WebSocket-Key: k", "Upgrade: websocket", "Connection: Upgrade");
    }

    @Test
    void trailersAreAskedForWithTheHeadersOfThisHop() {
        assertThat(reached("TE: gzip, Trailers", UNTRUSTED)).containsExactly("TE: trailers", "Connection: TE");
    }

    @Test
    void aChunkedBodyStaysChunked() {
        assertThat(reached("Transfer-Encoding: chunked~Trailer: X-T", UNTRUSTED))
                .containsExactly("Trailer: X-T", "Transfer-Encoding: chunked");
    }

    @Test
    void whatATrustedProxySaysGoesOn() {
        String headers = "X-Forwarded-For: 203.0.113.7~X-Forwarded-Proto: https~X-Forwarded-Host: shop.example.com~"
                + "X-Forwarded-Port: 443~Forwarded: for=203.0.113.7~X-Real-IP: 203.0.113.7";

        assertThat(reached(headers, VOUCHED))
                .containsExactly(
                        "X-Forwarded-Proto: https",
                        "X-Forwarded-Host: shop.example.com",
                        "X-Forwarded-Port: 443",
                        "Forwarded: for=203.0.113.7",
                        "X-Real-IP: 203.0.113.7",
                        "X-Forwarded-For: 203.0.113.7, 10.0.0.9");
    }

    @Test
    void aTrustedProxyVouchesForNoOtherSpelling() {
        assertThat(reached("X_Forwarded_For: 6.6.6.6", VOUCHED))
                .containsExactly("X-Forwarded-For: 203.0.113.7, 10.0.0.9");
    }

    @Test
    void hopsAreAddedUp() {
        assertThat(reached("X-Banyan-Hop: east~X-Banyan-Hop: west", UNTRUSTED))
                .containsExactly("X-Banyan-Hop: east, west, here");
    }

    @ParameterizedTest
    @CsvSource({
        "www.example.com,      80",
        "www.example.com:8443, 8443",
        "[2001:db8::1],        80",
        "[2001:db8::1]:81,     81",
        "www.example.com:,     80"
    })
    void thePortIsTheOneThatTheClientNamed(String host, String port) {
        HttpRequest head = heads("GET / HTTP/1.1~Host: " + host, UNTRUSTED).to(LEGACY, Side.LEGACY, true);

        assertThat(head.headers().get("X-Forwarded-Port")).isEqualTo(port);
        assertThat(head.headers().get("X-Forwarded-Host")).isEqualTo(host);
    }

    @Test
    void aRequestWithoutHostNamesTheUpstream() {
        HttpRequest head = heads("GET / HTTP/1.0", UNTRUSTED).to(LEGACY, Side.LEGACY, true);

        assertThat(lines(head)).startsWith("Host: monolith:8080");
        assertThat(head.headers().contains("X-Forwarded-Host")).isFalse();
    }

    @Test
    void anUpstreamMayAskForItsOwnHostInThePlaceOfTheClients() {
        Upstream own = upstream("https://fn.lambda.example.com", HostSent.UPSTREAM);
        RequestHeads heads = heads("GET / HTTP/1.1~hOST: www.example.com~Accept: */*", UNTRUSTED);

        assertThat(lines(heads.to(own, Side.MODERN, false)))
                .startsWith("hOST: fn.lambda.example.com", "Accept: */*")
                .contains("X-Forwarded-Host: www.example.com");
        assertThat(heads.serverName(own)).isEqualTo("fn.lambda.example.com");
    }

    @ParameterizedTest
    @CsvSource({
        "https://view:8443, www.example.com,      www.example.com",
        "https://view:8443, www.example.com:8443, www.example.com",
        "https://view:8443, [2001:db8::1]:8443,   [2001:db8::1]",
        "https://view:8443, [2001:db8::1],        [2001:db8::1]",
        "https://view:8443, '',                   view",
        "http://view:8080,  www.example.com,      view",
    })
    void theServerNameIsTheClientsOnlyWhereTlsNeedsIt(String url, String host, String serverName) {
        RequestHeads heads = heads("GET / HTTP/1.1~Host: " + host, UNTRUSTED);

        assertThat(heads.serverName(upstream(url, HostSent.CLIENT))).isEqualTo(serverName);
    }

    @Test
    void towardsModernConditionsAreRemovedUnlessValidatorsAreKept() {
        RequestHeads heads = heads(
                "GET / HTTP/1.1~Host: a~If-None-Match: \"1\"~if-modified-since: x~If-Match: *~If_None_Match: *~"
                        + "If-Unmodified-Since: x~If-Range: x",
                UNTRUSTED);

        assertThat(heads.to(LEGACY, Side.MODERN, false).headers().names()).noneMatch(name -> name.startsWith("I"));
        assertThat(heads.to(LEGACY, Side.MODERN, true).headers().contains("If-None-Match"))
                .isTrue();
        assertThat(heads.to(LEGACY, Side.LEGACY, false).headers().contains("If-None-Match"))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"https | https", "HTTPS, http | https", "http | http", "evil:// | http", "'' | http"})
    void theSchemeIsWhatATrustedProxySaysIfItIsOne(String proto, String scheme) {
        assertThat(heads("GET / HTTP/1.1~Host: a~X-Forwarded-Proto: " + proto, VOUCHED)
                        .scheme())
                .isEqualTo(scheme);
        assertThat(heads("GET / HTTP/1.1~Host: a~X-Forwarded-Proto: https", UNTRUSTED)
                        .scheme())
                .isEqualTo("http");
    }
}
