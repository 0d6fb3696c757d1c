package io.banyan.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.exchange.FallBackRule;
import io.banyan.route.RouteSketch;
import io.banyan.split.ClientAddress;
import io.banyan.upstream.Forwarded;
import io.banyan.upstream.GroupTraffic;
import io.banyan.upstream.GroupUpstreams;
import io.banyan.upstream.HttpUpstream;
import io.banyan.upstream.LegacyGuard;
import io.banyan.upstream.ModernGuard;
import io.banyan.upstream.Reuse;
import io.banyan.upstream.Upstream;
import io.banyan.upstream.UpstreamOptions;
import io.banyan.upstream.UpstreamSpec;
import io.banyan.upstream.UpstreamSpec.HostSent;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResponseHeadsTests {
    private static final ClientRequest REQUEST = new ClientRequest(
            RawHead.of("GET / HTTP/1.1\nHost: www.example.com:8080"),
            Forwarded.direct(ClientAddress.of("203.0.113.7")),
            "http");
    private final AtomicInteger dropped = new AtomicInteger();

    private static HttpResponse answer(String... headers) {
        HttpResponse answer = new DefaultHttpResponse(HttpVersion.HTTP_1_0, new HttpResponseStatus(299, "Quite OK"));
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

    private HttpResponse fromModern(boolean keepValidators, HttpResponse answer) {
        UpstreamSpec spec =
                new UpstreamSpec(URI.create("http://view:8080"), HostSent.CLIENT, null, null, 10, null, null);
        Upstream upstream = new HttpUpstream(spec, UpstreamOptions.modern(null, Reuse.SAFE));
        LegacyGuard places = new LegacyGuard("g", 1);
        ModernGuard guard = new ModernGuard("g", spec, InstantSource.fixed(Instant.EPOCH));
        GroupUpstreams written = new GroupUpstreams(
                RouteSketch.group("g"), spec, null, FallBackRule.DEFAULT, Set.of("theme"), keepValidators);
        GroupTraffic group = new GroupTraffic(written, upstream, guard, upstream, places, places);
        return ResponseHeads.fromModern(answer, group, REQUEST, dropped::incrementAndGet);
    }

    @Test
    void anAnswerOfLegacyKeepsEverythingButTheHeadersOfItsHop() {
        HttpResponse head = ResponseHeads.fromLegacy(answer(
                "sERVER: x",
                "Set-Cookie: a=1",
                "set-cookie: b=2",
                "Connection: close, X-Hop, Set-Cookie, Content-Type",
                "X-Hop: 1",
                "Keep-Alive: timeout=5",
                "Transfer-Encoding: chunked",
                "Upgrade: h2",
                "Proxy-Connection: x",
                "Content-Type: text/html; charset=ISO-8859-1",
                "ETag: \"1\"",
                "Location: http://monolith/",
                "TE: x",
                "Trailer: X-T"));

        assertThat(head.protocolVersion()).isEqualTo(HttpVersion.HTTP_1_1);
        assertThat(head.status().reasonPhrase()).isEqualTo("Quite OK");
        assertThat(lines(head))
                .containsExactly(
                        "sERVER: x",
                        "Set-Cookie: a=1",
                        "set-cookie: b=2",
                        "Content-Type: text/html; charset=ISO-8859-1",
                        "ETag: \"1\"",
                        "Location: http://monolith/",
                        "Trailer: X-T");
    }

    @Test
    void aSwitchOfProtocolsSaysSoForThisHop() {
        HttpResponse head = ResponseHeads.switching(
                answer("Upgrade: websocket", "Connection: upgrade", "Content-Length: 3", "Sec-WebSocket-Accept: x"));

        assertThat(lines(head)).containsExactly("Sec-WebSocket-Accept: x", "Upgrade: websocket", "Connection: Upgrade");
    }

    @Test
    void modernSetsOnlyTheCookiesThatAreListed() {
        HttpResponse head = fromModern(
                false, answer("Set-Cookie: SESSION=1", "set-cookie: theme=dark; Path=/", "SET-COOKIE: x", "X: 1"));

        assertThat(head.headers().getAll("Set-Cookie")).containsExactly("theme=dark; Path=/");
        assertThat(dropped).hasValue(2);
    }

    @Test
    void modernsValidatorsAreTakenOutUnlessTheyAreKept() {
        String[] headers = {"ETag: \"1\"", "last-modified: x", "Accept-Ranges: bytes", "Cache-Control: max-age=1"};

        assertThat(lines(fromModern(false, answer(headers)))).containsExactly("Cache-Control: max-age=1");
        assertThat(lines(fromModern(true, answer(headers)))).containsExactly(headers);
    }

    @ParameterizedTest
    @CsvSource({"http://view:8080/a, http://www.example.com:8080/a", "/a, /a", "http://other/a, http://other/a"})
    void modernsOwnLocationBecomesTheClients(String location, String expected) {
        assertThat(lines(fromModern(false, answer("Location: " + location)))).containsExactly("Location: " + expected);
    }
}
