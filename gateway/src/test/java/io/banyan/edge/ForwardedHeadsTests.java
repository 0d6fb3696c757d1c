package io.banyan.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.split.ClientAddress;
import io.banyan.upstream.Forwarded;
import io.banyan.upstream.ForwardedElement;
import io.banyan.upstream.TrustedProxies;
import io.banyan.upstream.UpstreamSpec;
import io.banyan.upstream.UpstreamSpec.HostSent;
import io.banyan.upstream.UpstreamUrl;
import io.netty.handler.codec.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// By which scheme, host and port a client named the server, as upstreams are told and as URLs lead back to it.
class ForwardedHeadsTests {
    private static final Forwarded UNTRUSTED = Forwarded.direct(ClientAddress.of("203.0.113.7"));
    private static final Forwarded VOUCHED =
            new Forwarded(ClientAddress.of("203.0.113.7"), "203.0.113.7, 10.0.0.9", true, ForwardedElement.NONE);
    private static final RequestHeads HEADS = new RequestHeads("here", ForwardedMade.ALL);
    private static final UpstreamSpec LEGACY = upstream("http://monolith:8080", HostSent.CLIENT);

    private static UpstreamSpec upstream(String url, HostSent host) {
        return new UpstreamSpec(UpstreamUrl.of(url), host, null, null, 10, null, null, null);
    }

    private static ClientRequest request(String raw, Forwarded forwarded) {
        return new ClientRequest(RawHead.of(raw.replace('~', '\n')), forwarded, "http");
    }

    private static List<String> lines(HttpRequest head) {
        return head.headers().entries().stream()
                .map(header -> header.getKey() + ": " + header.getValue())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Forwarded-Proto: https",
                "X-Forwarded-Proto: https~X-Forwarded-Host: shop.example.com",
                "X-Forwarded-Host: shop.example.com",
                "X-Forwarded-Port: 443",
                "Forwarded: for=203.0.113.9;proto=https;host=www.example.com",
                "X-Real-IP: 203.0.113.7",
                "",
            })
    void nothingIsMadeUpBesideATrustedProxysWord(String headers) {
        String raw = "GET / HTTP/1.1~Host: inner:8080" + (headers.isEmpty() ? "" : "~" + headers);
        List<String> expected = new ArrayList<>(List.of(raw.split("~")));
        expected.set(0, "X-Banyan-Hop: here");
        expected.add("X-Forwarded-For: 203.0.113.7, 10.0.0.9");

        assertThat(lines(HEADS.toLegacy(LEGACY, request(raw, VOUCHED), true)))
                .containsExactlyInAnyOrderElementsOf(expected);
        assertThat(lines(HEADS.toLegacy(LEGACY, request(raw, said("for=203.0.113.9;proto=https")), true)))
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    private static Forwarded said(String standard) {
        ForwardedElement said = Forwarded.by(
                        ClientAddress.of("10.0.0.9"), List.of(), List.of(standard), TrustedProxies.NONE)
                .said();
        return new Forwarded(VOUCHED.client(), VOUCHED.chain(), true, said);
    }

    @Test
    void thatTlsEndsHereIsSaidOfAProxyThatNamesNothing() {
        ClientRequest request = new ClientRequest(
                RawHead.of("GET / HTTP/1.1\nHost: a:8443\nX-Forwarded-For: 203.0.113.7"), VOUCHED, "https");

        assertThat(lines(HEADS.toModern(LEGACY, request, true)))
                .contains("X-Forwarded-Proto: https", "X-Forwarded-Host: a:8443", "X-Forwarded-Port: 8443");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "X-Forwarded-Proto: https      | ''                    | inner:8080",
                "X-Forwarded-Host: a           | ''                    | a",
                "X: y                          | proto=https;host=b    | b",
                "X-Forwarded-Proto: https      | proto=https;host=b    | inner:8080",
                "X: y                          | ''                    | inner:8080",
            })
    void anUpstreamUnderItsOwnHostIsToldTheClients(String header, String standard, String host) {
        UpstreamSpec own = upstream("http://fn:8080", HostSent.UPSTREAM);
        ClientRequest request = request("GET / HTTP/1.1~Host: inner:8080~" + header, said(standard));

        assertThat(HEADS.toLegacy(own, request, true).headers().getAll("X-Forwarded-Host"))
                .containsExactly(host);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "X: y                                              | ''                 | http://inner:8080",
                "X-Forwarded-Proto: https                          | host=b             | https://inner:8080",
                "X-Forwarded-Host: a                               | ''                 | http://a",
                "X-Forwarded-Host: a~X-Forwarded-Port: 8443        | ''                 | http://a:8443",
                "X-Forwarded-Host: a~X-Forwarded-Port: 80          | ''                 | http://a",
                "X-Forwarded-Host: a:81~X-Forwarded-Port: 8443     | ''                 | http://a:81",
                "X-Forwarded-Host: a~X-Forwarded-Port: evil        | ''                 | http://a",
                "X-Forwarded-Host: a, c~X-Forwarded-Proto: HTTPS   | ''                 | https://a",
                "X-Forwarded-Host: a/evil                          | ''                 | http://inner:8080",
                "X: y                                              | proto=https;host=b | https://b",
                "X: y                                              | proto=https        | https://inner:8080",
            })
    void theClientsOwnUrlIsWhatATrustedProxySays(String headers, String standard, String url) {
        ClientRequest request = request("GET / HTTP/1.1~Host: inner:8080~" + headers, said(standard));

        assertThat(request.scheme() + "://" + request.outerHost()).isEqualTo(url);
    }

    @Test
    void theClientsOwnUrlIsWhatItNamedWhereNobodyIsTrusted() {
        String raw = "GET / HTTP/1.1~Host: a~X-Forwarded-Host: evil~Forwarded: host=evil;proto=https";

        assertThat(request(raw, UNTRUSTED).outerHost()).isEqualTo("a");
        assertThat(request(raw, UNTRUSTED).scheme()).isEqualTo("http");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"https | https", "HTTPS, http | https", "http | http", "evil:// | http", "'' | http"})
    void theSchemeIsWhatATrustedProxySaysIfItIsOne(String proto, String scheme) {
        assertThat(request("GET / HTTP/1.1~Host: a~X-Forwarded-Proto: " + proto, VOUCHED)
                        .scheme())
                .isEqualTo(scheme);
        assertThat(request("GET / HTTP/1.1~Host: a~X-Forwarded-Proto: https", UNTRUSTED)
                        .scheme())
                .isEqualTo("http");
    }

    /// The client's address, and of scheme and host nothing that the monolith did not hear behind the same balancer.
    @ParameterizedTest
    @CsvSource({"http, false", "https, true"})
    void aRelayedClientsNameForTheServerIsNotMadeUp(String portScheme, boolean told) {
        ClientRequest request = new ClientRequest(
                RawHead.of(
                        "GET / HTTP/1.1\nHost: a\nX-Forwarded-For: 6.6.6.6\nX-Forwarded-Proto: evil\nForwarded: for=6"),
                Forwarded.relayed(ClientAddress.of("203.0.113.7")),
                portScheme);
        List<String> expected =
                new ArrayList<>(List.of("Host: a", "X-Banyan-Hop: here", "X-Forwarded-For: 203.0.113.7"));
        if (told) {
            expected.addAll(List.of("X-Forwarded-Proto: https", "X-Forwarded-Host: a", "X-Forwarded-Port: 443"));
        }

        assertThat(lines(HEADS.toLegacy(LEGACY, request, true))).containsExactlyInAnyOrderElementsOf(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "ALL, X-Forwarded-For: 203.0.113.7|X-Forwarded-Proto: http|X-Forwarded-Host: a|X-Forwarded-Port: 80",
        "FOR, X-Forwarded-For: 203.0.113.7",
        "NONE, ''",
    })
    void legacyGetsOfWhatIsMadeAsMuchAsAskedAndNothingOfWhatAClientMadeUp(ForwardedMade made, String expected) {
        ClientRequest request = request(
                "GET / HTTP/1.1~Host: a~X-Forwarded-For: 6.6.6.6~X_Forwarded_For: 6.6.6.6~X-Forwarded-Proto: evil"
                        + "~X-Forwarded-Host: evil~X-Forwarded-Port: 1~X-Real-IP: 6.6.6.6~Forwarded: for=6.6.6.6",
                UNTRUSTED);
        List<String> all = new ArrayList<>(List.of("Host: a", "X-Banyan-Hop: here"));
        all.addAll(expected.isEmpty() ? List.of() : List.of(expected.split("\\|")));

        assertThat(lines(new RequestHeads("here", made).toLegacy(LEGACY, request, true)))
                .containsExactlyInAnyOrderElementsOf(all);
        assertThat(lines(new RequestHeads("here", made).toModern(LEGACY, request, true)))
                .hasSize(6);
    }

    @ParameterizedTest
    @CsvSource({
        "ALL, '203.0.113.7, 10.0.0.9'",
        "FOR, '203.0.113.7, 10.0.0.9'",
        "NONE, '203.0.113.7'",
    })
    void legacyGetsWhatATrustedProxySaysWhateverIsMade(ForwardedMade made, String chain) {
        String said = "X-Forwarded-Proto: https~X-Forwarded-Host: b~Forwarded: for=203.0.113.7~X-Real-IP: 203.0.113.7";
        ClientRequest request =
                request("GET / HTTP/1.1~Host: a~X-Forwarded-For: 203.0.113.7~X_Forwarded_Host: evil~" + said, VOUCHED);
        List<String> all = new ArrayList<>(List.of(said.split("~")));
        all.addAll(List.of("Host: a", "X-Banyan-Hop: here", "X-Forwarded-For: " + chain));

        assertThat(lines(new RequestHeads("here", made).toLegacy(LEGACY, request, true)))
                .containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void anUpstreamUnderItsOwnHostIsToldTheClientsOnlyWhereThatIsAsked() {
        UpstreamSpec own = upstream("http://fn:8080", HostSent.UPSTREAM);
        ClientRequest request = request("GET / HTTP/1.1~Host: inner:8080", VOUCHED);

        assertThat(lines(new RequestHeads("here", ForwardedMade.ALL).toLegacy(own, request, true)))
                .contains("X-Forwarded-Host: inner:8080");
        assertThat(lines(new RequestHeads("here", ForwardedMade.FOR).toLegacy(own, request, true)))
                .noneMatch(line -> line.startsWith("X-Forwarded-Host"));
    }
}
