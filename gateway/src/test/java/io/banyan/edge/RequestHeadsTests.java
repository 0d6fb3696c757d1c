package io.banyan.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.split.ClientAddress;
import io.banyan.upstream.Forwarded;
import io.banyan.upstream.ForwardedElement;
import io.banyan.upstream.UpstreamRequest;
import io.banyan.upstream.UpstreamSpec;
import io.banyan.upstream.UpstreamSpec.HostSent;
import io.banyan.upstream.UpstreamUrl;
import io.netty.handler.codec.http.HttpRequest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The list of all differences between a request as it came and as it goes on.
class RequestHeadsTests {
    private static final Forwarded UNTRUSTED = Forwarded.direct(ClientAddress.of("203.0.113.7"));
    private static final Forwarded VOUCHED =
            new Forwarded(ClientAddress.of("203.0.113.7"), "203.0.113.7, 10.0.0.9", true, ForwardedElement.NONE);
    private static final RequestHeads HEADS = new RequestHeads("here", ForwardedMade.ALL);
    private static final UpstreamSpec LEGACY = upstream("http://monolith:8080", HostSent.CLIENT);
    private static final List<String> ADDED = List.of(
            "X-Banyan-Hop: here",
            "X-Forwarded-For: 203.0.113.7",
            "X-Forwarded-Proto: http",
            "X-Forwarded-Host: www.example.com",
            "X-Forwarded-Port: 80");

    private static UpstreamSpec upstream(String url, HostSent host) {
        return new UpstreamSpec(UpstreamUrl.of(url), host, null, null, 10, null, null, null);
    }

    private static ClientRequest request(String raw, Forwarded forwarded) {
        return new ClientRequest(RawHead.of(raw.replace('~', '\n')), forwarded, "http");
    }

    private static UpstreamRequest toLegacy(String raw, Forwarded forwarded) {
        return HEADS.toLegacy(LEGACY, request(raw, forwarded), true);
    }

    private static List<String> lines(HttpRequest head) {
        return head.headers().entries().stream()
                .map(header -> header.getKey() + ": " + header.getValue())
                .toList();
    }

    /// The headers that reach LEGACY of a request with these, without those added to every request.
    private static List<String> reached(String headers, Forwarded forwarded) {
        String raw = "GET / HTTP/1.1~Host: www.example.com" + (headers.isEmpty() ? "" : "~" + headers);
        HttpRequest head = toLegacy(raw, forwarded);
        return lines(head).stream()
                .filter(line -> !ADDED.contains(line) && !line.startsWith("Host:"))
                .toList();
    }

    @Test
    void theDifferencesToARequestAreTheseAndNoOthers() {
        String raw = "PoST /a%20b/..//c?x=[1]&&y HTTP/1.0~hOST: www.example.com~ACCEPT: */*~x-b: 2~X-a: 1~X-B: 3~"
                + "Cookie: a=1~cookie: b=2~User-Agent:~Content-Length: 3~Expect: 100-continue~Via: 1.1 x~Date: now~"
                + "X-L: \u00e9";
        HttpRequest head = toLegacy(raw, UNTRUSTED);

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
        HttpRequest head =
                toLegacy("GET / HTTP/1.1~Host: a~Connection: Host, X-Banyan-Hop, X-Forwarded-For", UNTRUSTED);

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
        HttpRequest head = toLegacy("GET / HTTP/1.1~Host: " + host, UNTRUSTED);

        assertThat(head.headers().get("X-Forwarded-Port")).isEqualTo(port);
        assertThat(head.headers().get("X-Forwarded-Host")).isEqualTo(host);
    }

    @Test
    void aRequestWithoutHostNamesTheUpstream() {
        HttpRequest head = toLegacy("GET / HTTP/1.0", UNTRUSTED);

        assertThat(lines(head)).startsWith("Host: monolith:8080");
        assertThat(head.headers().contains("X-Forwarded-Host")).isFalse();
    }

    @Test
    void anUpstreamMayAskForItsOwnHostInThePlaceOfTheClients() {
        UpstreamSpec own = upstream("https://fn.lambda.example.com", HostSent.UPSTREAM);
        ClientRequest request = request("GET / HTTP/1.1~hOST: www.example.com~Accept: */*", UNTRUSTED);

        assertThat(lines(HEADS.toModern(own, request, false)))
                .startsWith("hOST: fn.lambda.example.com", "Accept: */*")
                .contains("X-Forwarded-Host: www.example.com");
    }

    @Test
    void towardsModernConditionsAreRemovedUnlessValidatorsAreKept() {
        ClientRequest request = request(
                "GET / HTTP/1.1~Host: a~If-None-Match: \"1\"~if-modified-since: x~If-Match: *~If_None_Match: *~"
                        + "If-Unmodified-Since: x~If-Range: x",
                UNTRUSTED);

        assertThat(HEADS.toModern(LEGACY, request, false).headers().names()).noneMatch(name -> name.startsWith("I"));
        assertThat(HEADS.toModern(LEGACY, request, true).headers().contains("If-None-Match"))
                .isTrue();
    }
}
