package io.banyan.edge;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// B9, B13 and B16 as tables of raw heads; `~` ends a line.
class HeadCheckTests {
    private static @Nullable Refusal check(String raw) {
        return HeadCheck.check(RawHead.of(raw.replace('~', '\n')), Limits.DEFAULT);
    }

    private static int status(String raw) {
        Refusal refusal = check(raw);
        return refusal == null ? 0 : refusal.status();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.1~Host: a",
                "GET / HTTP/1.1~Host:",
                "GET / HTTP/1.1~Host: a:8080",
                "GET / HTTP/1.1~Host: a:",
                "GET / HTTP/1.1~Host: under_score.example.com.",
                "GET / HTTP/1.1~Host: [2001:db8::1]",
                "GET / HTTP/1.1~Host: [::ffff:10.0.0.1]:8080",
                "GET / HTTP/1.0",
                "GET / HTTP/1.0~Host: a",
                "OPTIONS * HTTP/1.1~Host: a",
                "GET http://a/x HTTP/1.1~Host: a",
                "GET HTTP://A:80/x HTTP/1.1~Host: a:80",
                "GET https://a?x HTTP/1.1~Host: a",
                "GET http://b/ HTTP/1.1~Host: a",
                "GET http://a:80/ HTTP/1.1~Host: a",
                "GET http://[::1]:80/ HTTP/1.1~Host:",
                "GET http://a/ HTTP/1.0",
                "GET //a/../b;c?x=a|b&&%zz HTTP/1.1~Host: a",
                "GET /\u00e9[{}]^`\" HTTP/1.1~Host: a",
                "get / HTTP/1.1~Host: a",
                "QUERY / HTTP/1.1~Host: a",
                "POST / HTTP/1.1~Host: a~Content-Length: 0",
                "POST / HTTP/1.1~Host: a~Transfer-Encoding: Chunked",
                "POST / HTTP/1.0~Content-Length: 5",
                "GET / HTTP/1.1~Host: a~X-Folded: one~ two",
                "GET / HTTP/1.1~Host: a~Content_Type: x",
            })
    void passesWhatHttpAllows(String raw) {
        assertThat(check(raw)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.1",
                "GET / HTTP/1.1~Host: a~Host: a",
                "GET / HTTP/1.1~Host: a~host: b",
                "GET / HTTP/1.0~Host: a~Host: b",
                "GET / HTTP/1.1~Host: a@b",
                "GET / HTTP/1.1~Host: a b",
                "GET / HTTP/1.1~Host: a/b",
                "GET / HTTP/1.1~Host: a?b",
                "GET / HTTP/1.1~Host: a#b",
                "GET / HTTP/1.1~Host: a\\b",
                "GET / HTTP/1.1~Host: a<b>",
                "GET / HTTP/1.1~Host: \u00e9",
                "GET / HTTP/1.1~Host: a:b",
                "GET / HTTP/1.1~Host: a:80:81",
                "GET / HTTP/1.1~Host: a:-1",
                "GET / HTTP/1.1~Host: :80",
                "GET / HTTP/1.1~Host: ::1",
                "GET / HTTP/1.1~Host: [::1",
                "GET / HTTP/1.1~Host: [::1]x",
                "GET / HTTP/1.1~Host: [::1]:x",
                "GET / HTTP/1.1~Host: [::1]]",
                "GET / HTTP/1.1~Host: a[::1]",
                "GET / HTTP/1.1~Host: [evil.example.com]",
                "GET / HTTP/1.1~Host: [[::1]",
                "GET / HTTP/1.1~Host: []",
                "GET / HTTP/1.1~Host: [fe80::1%eth0]",
                "GET / HTTP/1.1~Host: a~ b",
            })
    void refusesAHostThatIsNoneOrTwo(String raw) {
        assertThat(status(raw)).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET * HTTP/1.1~Host: a",
                "CONNECT a:443 HTTP/1.1~Host: a:443",
                "CONNECT / HTTP/1.1~Host: a",
                "GET a/b HTTP/1.1~Host: a",
                "GET ?x HTTP/1.1~Host: a",
                "GET \\a HTTP/1.1~Host: a",
                "GET http://a@b/ HTTP/1.1~Host: b",
                "GET http:///x HTTP/1.1~Host: a",
                "GET http://:80/x HTTP/1.1~Host: a",
                "GET http://a:b/x HTTP/1.1~Host: a",
                "GET http://a\\b/x HTTP/1.1~Host: a",
                "GET http://[a]/x HTTP/1.1~Host: a",
                "GET http://a/ HTTP/1.1",
                "GET http://a/ HTTP/1.1~Host: a b",
                "GET http://a/ HTTP/1.1~Host: a~Host: a",
                "GET http:/x HTTP/1.1~Host: a",
                "GET ftp://a/ HTTP/1.1~Host: a",
                "GET /a b HTTP/1.1~Host: a",
                "GET /\u0001 HTTP/1.1~Host: a",
                "GET /\u0000 HTTP/1.1~Host: a",
                "GET /\u007f HTTP/1.1~Host: a",
                "PRI * HTTP/2.0",
                "GET / HTTP/2.0~Host: a",
                "GET / HTTP/1.2~Host: a",
                "GET / HTTP/0.9~Host: a",
                "GET / HTTPS/1.1~Host: a",
                "GET /",
                "G\u00c9T / HTTP/1.1~Host: a",
                "G(T / HTTP/1.1~Host: a",
            })
    void refusesATargetAMethodOrAVersionThatIsNone(String raw) {
        assertThat(status(raw)).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST / HTTP/1.1~Host: a~Content-Length: 5~Transfer-Encoding: chunked",
                "POST / HTTP/1.1~Host: a~Content-Length: 5~Content-Length: 5",
                "POST / HTTP/1.1~Host: a~Content-Length: 5~Content-Length: 6",
                "POST / HTTP/1.1~Host: a~Content-Length: 5, 6",
                "POST / HTTP/1.1~Host: a~Content-Length: +5",
                "POST / HTTP/1.1~Host: a~Content-Length: -5",
                "POST / HTTP/1.1~Host: a~Content-Length: 0x5",
                "POST / HTTP/1.1~Host: a~Content-Length: 99999999999999999999",
                "POST / HTTP/1.1~Host: a~Transfer-Encoding: gzip",
                "POST / HTTP/1.1~Host: a~Transfer-Encoding: gzip, chunked",
                "POST / HTTP/1.1~Host: a~Transfer-Encoding: chunked, chunked",
                "POST / HTTP/1.1~Host: a~Transfer-Encoding: chunked~Transfer-Encoding: chunked",
                "POST / HTTP/1.1~Host: a~Transfer-Encoding: xchunked",
                "POST / HTTP/1.1~Host: a~Transfer-Encoding: identity",
                "POST / HTTP/1.1~Host: a~Transfer-Encoding:",
                "POST / HTTP/1.0~Transfer-Encoding: chunked",
                "POST / HTTP/1.1~Host: a~Content_Length: 5",
                "POST / HTTP/1.1~Host: a~transfer_encoding: chunked",
                "POST / HTTP/1.1~Host: a~Content-Length : 5",
                "POST / HTTP/1.1~Host: a~ Content-Length: 5~X: y\u0000",
                "POST / HTTP/1.1~Host: a~Bad Name: 5",
                "POST / HTTP/1.1~Host: a~X: \u0000",
            })
    void refusesABodyWhoseLengthIsNotClear(String raw) {
        assertThat(status(raw)).isEqualTo(400);
    }

    @Test
    void aLineThatIsTooLongIs414() {
        assertThat(status("GET /" + "a".repeat(16 * 1024) + " HTTP/1.1~Host: a"))
                .isEqualTo(414);
        assertThat(check("GET /" + "a".repeat(15 * 1024) + " HTTP/1.1~Host: a")).isNull();
    }

    @Test
    void aHeadThatIsTooLargeIs431() {
        assertThat(status("GET / HTTP/1.1~Host: a~X: " + "a".repeat(32 * 1024))).isEqualTo(431);
        assertThat(check("GET / HTTP/1.1~Host: a~X: " + "a".repeat(31 * 1024))).isNull();
    }

    @Test
    void tooManyHeadersAre431() {
        assertThat(check("GET / HTTP/1.1~Host: a" + "~X: y".repeat(99))).isNull();
        assertThat(status("GET / HTTP/1.1~Host: a" + "~X: y".repeat(100))).isEqualTo(431);
    }

    @Test
    void aFoldedHeaderIsUnfoldedWithOneSpace() {
        assertThat(RawHead.of("GET / HTTP/1.1\nHost: a\nX-Folded: one\n\t two")
                        .headers()
                        .get("X-Folded"))
                .isEqualTo("one two");
    }
}
