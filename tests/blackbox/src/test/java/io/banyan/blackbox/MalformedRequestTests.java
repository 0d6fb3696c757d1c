package io.banyan.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.testkit.RawAnswer;
import io.banyan.testkit.RawClient;
import io.banyan.testkit.ReceivedRequest;
import io.banyan.testkit.TwoSides;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// B9, B13 and the framing that HTTP forbids: 400 and close, before routing.
@ExtendWith(SharedGateway.class)
class MalformedRequestTests {
    private static final String END = "\r\n\r\n";

    @ParameterizedTest
    @MethodSource({"badHosts", "badTargets", "badVersions", "badFraming", "badBytes"})
    void refusesWithFourHundredAndCloses(String request, TwoSides sides) {
        try (RawClient client = sides.gateway().connect()) {
            RawAnswer answer = client.send(request).read();

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.header("Content-Type")).contains("application/problem+json");
            assertThat(client.readToEnd()).isEmpty();
        }
        assertThat(sides.legacy().requests()).isEmpty();
        assertThat(sides.modern().requests()).isEmpty();
    }

    @Test
    void refusesOrUnfoldsAFoldedHeader(TwoSides sides) {
        String request = "GET /legacy HTTP/1.1\r\nHost: a\r\nX-Folded: one\r\n two" + END;

        int status = sides.gateway().send(request).status();

        assertThat(status).isIn(200, 400);
        assertThat(sides.legacy().requests())
                .allMatch(received -> received.head().lines().contains("X-Folded: one two"));
        assertThat(sides.legacy().requests()).hasSize(status == 200 ? 1 : 0);
    }

    @ParameterizedTest
    @CsvSource({
        "http://www.example.com, HTTP/1.1, www.example.com",
        "http://www.example.com:80, HTTP/1.1, www.example.com",
        "http://www.example.com, HTTP/1.1, www.example.com:80",
        "HTTP://WWW.example.com, HTTP/1.1, proxy.internal",
        "http://www.example.com, HTTP/1.0,",
    })
    void takesTheAbsoluteFormForThePathAndHostThatItMeans(
            String origin, String version, @Nullable String host, TwoSides sides) {
        String rest = " " + version + (host == null ? "" : "\r\nHost: " + host) + END;

        assertThat(sides.gateway().send("GET " + origin + "/legacy/x" + rest).text())
                .isEqualTo("legacy");
        assertThat(sides.gateway().send("GET " + origin + "/events/7" + rest).text())
                .isEqualTo("modern");

        ReceivedRequest received = sides.legacy().next();
        assertThat(received.target()).isEqualTo("/legacy/x");
        assertThat(received.head().values("Host")).containsExactly(origin.substring("http://".length()));
        assertThat(sides.modern().next().target()).isEqualTo("/events/7");
    }

    @Test
    void takesOptionsForTheWholeServer(TwoSides sides) {
        assertThat(sides.gateway()
                        .send("OPTIONS * HTTP/1.1\r\nHost: www.example.com" + END)
                        .status())
                .isEqualTo(200);
        assertThat(sides.legacy().next().target()).isEqualTo("*");
    }

    @Test
    void answersWhatCameBeforeTheMalformedRequest(TwoSides sides) {
        try (RawClient client = sides.gateway().connect()) {
            client.send("GET /legacy/1 HTTP/1.1\r\nHost: a" + END + "GET /legacy/2 HTTP/1.1" + END);

            assertThat(client.read().text()).isEqualTo("legacy");
            assertThat(client.read().status()).isEqualTo(400);
            assertThat(client.readToEnd()).isEmpty();
        }
    }

    static Stream<String> badHosts() {
        return Stream.of(
                "GET /events/7 HTTP/1.1" + END,
                "GET /events/7 HTTP/1.1\r\nHost: a\r\nHost: a" + END,
                "GET /events/7 HTTP/1.1\r\nHost: a\r\nhost: b" + END,
                "GET /events/7 HTTP/1.1\r\nHost: a@b" + END,
                "GET /events/7 HTTP/1.1\r\nHost: a/b" + END,
                "GET /events/7 HTTP/1.1\r\nHost: a b" + END,
                "GET /events/7 HTTP/1.1\r\nHost: a:b" + END,
                "GET http://b/events/7 HTTP/1.1" + END,
                "GET http://a@b/events/7 HTTP/1.1\r\nHost: b" + END);
    }

    static Stream<String> badTargets() {
        return Stream.of(
                "GET * HTTP/1.1\r\nHost: a" + END,
                "CONNECT b:443 HTTP/1.1\r\nHost: b:443" + END,
                "GET events/7 HTTP/1.1\r\nHost: a" + END,
                "GET  HTTP/1.1\r\nHost: a" + END,
                "GET ftp://a/x HTTP/1.1\r\nHost: a" + END,
                "GET /a b HTTP/1.1\r\nHost: a" + END,
                "GET /a\tb HTTP/1.1\r\nHost: a" + END,
                "GET /a\u0000b HTTP/1.1\r\nHost: a" + END);
    }

    static Stream<String> badVersions() {
        return Stream.of(
                "GET /events/7 HTTP/1.2\r\nHost: a" + END,
                "GET /events/7 HTTP/2.0\r\nHost: a" + END,
                "GET /events/7 http/1.1\r\nHost: a" + END,
                "GET /events/7\r\nHost: a" + END,
                "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
    }

    static Stream<String> badFraming() {
        String post = "POST /events HTTP/1.1\r\nHost: a\r\n";
        return Stream.of(
                post + "Content-Length: 3\r\nTransfer-Encoding: chunked" + END + "0" + END,
                post + "Content-Length: 3\r\nContent-Length: 4" + END + "abcd",
                post + "Content-Length: +3" + END + "abc",
                post + "Content-Length: -1" + END,
                post + "Content-Length: 3, 4" + END + "abcd",
                post + "Content-Length : 3" + END + "abc",
                post + "Transfer-Encoding: xchunked" + END,
                post + "Transfer-Encoding: chunked, identity" + END + "0" + END,
                post + "Transfer-Encoding: \u000bchunked" + END + "0" + END,
                "POST /events HTTP/1.0\r\nHost: a\r\nTransfer-Encoding: chunked" + END + "0" + END,
                post + "Content_Length: 3" + END,
                post + "Transfer_Encoding: chunked" + END,
                post + "content_length: 3" + END);
    }

    static Stream<String> badBytes() {
        String get = "GET /events/7 HTTP/1.1\r\nHost: a\r\n";
        return Stream.of(
                get + "X-A: a\u0000b" + END,
                get + "X-A: a\rb" + END,
                get + "X-A: a\nX-B: b" + END,
                get + "X A: a" + END,
                get + "X-A : a" + END,
                get + "no colon" + END,
                get + ": no name" + END,
                get + "X-\u00e9: a" + END,
                "GET /events/7 HTTP/1.1\nHost: a\n\n");
    }
}
