package io.banyan.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.testkit.Behaviours;
import io.banyan.testkit.Head;
import io.banyan.testkit.RawAnswer;
import io.banyan.testkit.RawClient;
import io.banyan.testkit.Requests;
import io.banyan.testkit.TwoSides;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// B8: headers arrive as they were sent, and the list of differences is closed.
@ExtendWith(SharedGateway.class)
class HeaderFidelityTests {
    /// All that Banyan adds to a request.
    private static final Set<String> ADDED = Set.of(
            "x-forwarded-for",
            "x-forwarded-proto",
            "x-forwarded-host",
            "x-forwarded-port",
            "x-banyan-hop",
            "traceparent",
            "tracestate");

    private static final List<String> SENT = List.of(
            "X-zebra: 1",
            "accept: */*",
            "X-Dup: a",
            "COOKIE: a=b; c=d",
            "x-dup: b",
            "X-Empty: ",
            "X-Dup: a",
            "X-Bytes: caf\u00e9 \u00c3\u00a9",
            "X-Spaces: two  inside",
            "Cookie: e=f",
            "A: z");

    @ParameterizedTest
    @ValueSource(strings = {"/legacy", "/events/7"})
    void keepsCaseOrderDuplicatesAndValues(String target, TwoSides sides) {
        sides.gateway().get(target, SENT.toArray(String[]::new));

        Head received = (target.startsWith("/events") ? sides.modern() : sides.legacy())
                .next()
                .head();
        assertThat(withoutAdded(received)).startsWith("Host: www.example.com").endsWith(trimmed(SENT));
        assertThat(withoutAdded(received)).hasSize(SENT.size() + 1);
    }

    @Test
    void takesWhiteSpaceAroundAValueAway(TwoSides sides) {
        sides.gateway().get("/legacy", "X-Padded: \t two \t");

        assertThat(sides.legacy().next().head().lines()).contains("X-Padded: two");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/legacy", "/events/7"})
    void inventsNothing(String target, TwoSides sides) {
        sides.gateway().get(target);

        Head received = (target.startsWith("/events") ? sides.modern() : sides.legacy())
                .next()
                .head();
        assertThat(withoutAdded(received)).containsExactly("Host: www.example.com");
        assertThat(received.startLine()).isEqualTo("GET " + target + " HTTP/1.1");
    }

    @Test
    void addsTheForwardedHeadersAndItsHop(TwoSides sides) {
        sides.gateway().get("/legacy");

        Head received = sides.legacy().next().head();
        assertThat(received.values("X-Forwarded-For")).containsExactly("127.0.0.1");
        assertThat(received.values("X-Forwarded-Proto")).containsExactly("http");
        assertThat(received.values("X-Forwarded-Host")).containsExactly(Requests.HOST);
        assertThat(received.values("X-Forwarded-Port")).hasSize(1);
        assertThat(received.values("X-Banyan-Hop")).hasSize(1);
    }

    @Test
    void keepsAWritesFraming(TwoSides sides) {
        sides.gateway().send(Requests.post("/legacy", "abc"));
        sides.gateway().send(Requests.of("POST", "/legacy", "Transfer-Encoding: chunked") + "3\r\nabc\r\n0\r\n\r\n");
        sides.gateway().send(Requests.of("POST", "/legacy"));

        Head withLength = sides.legacy().next().head();
        Head chunked = sides.legacy().next().head();
        Head without = sides.legacy().next().head();
        assertThat(withLength.values("Content-Length")).containsExactly("3");
        assertThat(withLength.has("Transfer-Encoding")).isFalse();
        assertThat(chunked.values("Transfer-Encoding")).containsExactly("chunked");
        assertThat(without.names()).doesNotContain("Transfer-Encoding", "Content-Length");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/legacy", "/events/7"})
    void passesTheAnswersHeadersAsTheyCame(String target, TwoSides sides) {
        List<String> lines = List.of(
                "sErVeR: stub",
                "Vary: Cookie",
                "X-Dup: a",
                "x-dup: b",
                "X-Bytes: caf\u00e9",
                "Content-Type: text/html;charset=ISO-8859-1",
                "vary: Accept",
                "Content-Length: 2");
        String answer = "HTTP/1.1 200 Fine With Me\r\n" + String.join("\r\n", lines) + "\r\n\r\n\u00e9!";
        sides.legacy().now(Behaviours.answers(answer));
        sides.modern().now(Behaviours.answers(answer));

        RawAnswer received = sides.gateway().get(target);

        assertThat(received.head().startLine()).isEqualTo("HTTP/1.1 200 Fine With Me");
        assertThat(received.head().lines()).isEqualTo(lines);
        assertThat(received.text()).isEqualTo("\u00e9!");
    }

    @Test
    void keepsEveryCookieOfLegacyInItsOwnLine(TwoSides sides) {
        sides.legacy().now(Behaviours.answers(Behaviours.ok("Set-Cookie: a=1\r\nSet-Cookie: b=2; Path=/\r\n", "x")));

        assertThat(sides.gateway().get("/legacy").head().values("Set-Cookie")).containsExactly("a=1", "b=2; Path=/");
    }

    @Test
    void keepsAnAnswerChunkedThatCameChunked(TwoSides sides) {
        sides.legacy().now(Behaviours.answers(Behaviours.okChunked("", "abc")));

        RawAnswer answer = sides.gateway().get("/legacy");

        assertThat(answer.header("Transfer-Encoding")).contains("chunked");
        assertThat(answer.text()).isEqualTo("abc");
    }

    @Test
    void endsAnAnswerThatItsClosingEnds(TwoSides sides) {
        sides.legacy().now(Behaviours.sendsThenCloses("HTTP/1.1 200 OK\r\nX-A: b\r\n\r\nto the end"));

        RawAnswer answer = sides.gateway().get("/legacy");

        assertThat(answer.text()).isEqualTo("to the end");
        assertThat(answer.body().complete()).isTrue();
    }

    @Test
    void speaksToAnOldClientInItsOwnWords(TwoSides sides) {
        sides.legacy().now(Behaviours.answers(Behaviours.okChunked("", "abc")));

        try (RawClient client = sides.gateway().connect()) {
            RawAnswer answer = client.exchange("GET /legacy HTTP/1.0\r\nHost: a\r\n\r\n");

            assertThat(answer.head().has("Transfer-Encoding")).isFalse();
            assertThat(answer.text()).isEqualTo("abc");
        }
    }

    private static List<String> withoutAdded(Head head) {
        return head.lines().stream()
                .filter(line ->
                        !ADDED.contains(line.substring(0, line.indexOf(':')).toLowerCase(Locale.ROOT)))
                .toList();
    }

    private static String[] trimmed(List<String> lines) {
        return lines.stream()
                .map(line -> line.endsWith(": ") ? line : line.strip())
                .toArray(String[]::new);
    }
}
