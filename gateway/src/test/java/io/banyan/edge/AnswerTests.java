package io.banyan.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerTests {
    private final EmbeddedChannel channel = new EmbeddedChannel(new ResponseEncoder());

    @AfterEach
    void close() {
        channel.finishAndReleaseAll();
    }

    private Answer to(String requestLine) {
        return new Answer(channel, RawHead.of(requestLine + "\nHost: a"));
    }

    private static HttpResponse head(int status, String... headers) {
        HttpResponse head = new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(status));
        for (String header : headers) {
            int colon = header.indexOf(": ");
            head.headers().add(header.substring(0, colon), header.substring(colon + 2));
        }
        return head;
    }

    private String written() {
        channel.flush();
        StringBuilder written = new StringBuilder();
        for (ByteBuf bytes = channel.readOutbound(); bytes != null; bytes = channel.readOutbound()) {
            written.append(bytes.toString(StandardCharsets.ISO_8859_1));
            bytes.release();
        }
        return written.toString().replace("\r\n", "~");
    }

    private static ByteBuf bytes(String text) {
        return Unpooled.copiedBuffer(text, StandardCharsets.ISO_8859_1);
    }

    /// One answer with the body `hi`, written as far as the request and the status allow.
    private String answered(Answer answer, HttpResponse head, boolean keepAlive) {
        answer.head(head, keepAlive);
        answer.content(new DefaultHttpContent(bytes("hi")));
        answer.content(LastHttpContent.EMPTY_LAST_CONTENT);
        return written();
    }

    @ParameterizedTest(name = "{0} {1} {2} keep-alive {3}")
    @CsvSource(
            delimiter = '|',
            value = {
                "GET / HTTP/1.1  | 200 | Content-Length: 2 | true  | HTTP/1.1 200 OK~Content-Length: 2~~hi",
                "GET / HTTP/1.1  | 200 | Content-Length: 2 | false | HTTP/1.1 200 OK~Content-Length: 2~Connection: close~~hi",
                "GET / HTTP/1.1  | 200 | X: y              | true  | HTTP/1.1 200 OK~X: y~Transfer-Encoding: chunked~~2~hi~0~~",
                "GET / HTTP/1.0  | 200 | Content-Length: 2 | true  | HTTP/1.1 200 OK~Content-Length: 2~Connection: keep-alive~~hi",
                "GET / HTTP/1.0  | 200 | X: y              | true  | HTTP/1.1 200 OK~X: y~Connection: close~~hi",
                "HEAD / HTTP/1.1 | 200 | Content-Length: 2 | true  | HTTP/1.1 200 OK~Content-Length: 2~~",
                "HEAD / HTTP/1.1 | 200 | X: y              | true  | HTTP/1.1 200 OK~X: y~~",
                "HEAD / HTTP/1.0 | 200 | X: y              | true  | HTTP/1.1 200 OK~X: y~Connection: keep-alive~~",
                "GET / HTTP/1.1  | 204 | X: y              | true  | HTTP/1.1 204 No Content~X: y~~",
                "GET / HTTP/1.1  | 204 | Content-Length: 2 | true  | HTTP/1.1 204 No Content~~",
                "HEAD / HTTP/1.1 | 204 | Content-Length: 2 | true  | HTTP/1.1 204 No Content~~",
                "GET / HTTP/1.1  | 304 | Content-Length: 2 | true  | HTTP/1.1 304 Not Modified~~",
                "HEAD / HTTP/1.1 | 304 | Content-Length: 2 | true  | HTTP/1.1 304 Not Modified~~",
                "GET / HTTP/1.1  | 304 | X: y              | true  | HTTP/1.1 304 Not Modified~X: y~~",
                "GET / HTTP/1.0  | 304 | X: y              | true  | HTTP/1.1 304 Not Modified~X: y~Connection: keep-alive~~",
                "GET / HTTP/1.1  | 205 | X: y              | true  | HTTP/1.1 205 Reset Content~X: y~content-length: 0~~",
                "GET / HTTP/1.1  | 205 | Content-Length: 2 | true  | HTTP/1.1 205 Reset Content~content-length: 0~~",
                "GET / HTTP/1.0  | 205 | X: y              | true  | HTTP/1.1 205 Reset Content~X: y~Connection: keep-alive~content-length: 0~~",
            })
    void hasTheFramingThatTheClientUnderstands(
            String request, int status, String header, boolean keepAlive, String written) {
        assertThat(answered(to(request), head(status, header), keepAlive)).isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource({
        "GET / HTTP/1.1,  200, true",
        "GET / HTTP/1.0,  200, false",
        "HEAD / HTTP/1.0, 200, true",
        "GET / HTTP/1.0,  204, true",
        "GET / HTTP/1.0,  304, true"
    })
    void anOldClientsConnectionIsKeptOnlyIfTheAnswersEndIsKnown(String request, int status, boolean kept) {
        assertThat(to(request).head(head(status), true)).isEqualTo(kept);
    }

    @Test
    void aConnectionIsNotKeptWhereItMayNotBe() {
        assertThat(to("GET / HTTP/1.1").head(head(200), false)).isFalse();
    }

    @Test
    void trailersGoOnToAClientThatReadsChunks() {
        Answer answer = to("GET / HTTP/1.1");
        answer.head(head(200), true);
        DefaultLastHttpContent last = new DefaultLastHttpContent(bytes("hi"));
        last.trailingHeaders().add("X-T", "1");
        answer.content(last);

        assertThat(written()).endsWith("~~2~hi~0~X-T: 1~~");
        assertThat(answer.bytes()).isEqualTo(2);
    }

    @Test
    void interimHeadsAreRelayedButNeverToHttp10() {
        to("GET / HTTP/1.1").interim(head(103, "Link: </a.css>", "Content-Length: 2"));
        assertThat(written()).isEqualTo("HTTP/1.1 103 Early Hints~Link: </a.css>~~");

        to("GET / HTTP/1.0").interim(head(103));
        assertThat(written()).isEmpty();
    }

    @Test
    void anInterimHeadAfterTheFinalOneIsDropped() {
        Answer answer = to("GET / HTTP/1.1");
        answer.head(head(200, "Content-Length: 2"), true);
        answer.interim(head(103));

        assertThat(written()).doesNotContain("103");
    }

    @Test
    void aRefusalIsAProblemAndTheEndOfTheConnection() {
        Answer answer = to("GET / HTTP/1.1");
        answer.refuse(Refusal.FULL);

        assertThat(written())
                .isEqualTo("HTTP/1.1 503 Service Unavailable~Content-Type: application/problem+json~"
                        + "Content-Length: 111~Connection: close~Retry-After: 1~~"
                        + "{\"type\":\"about:blank\",\"title\":\"Service Unavailable\",\"status\":503,"
                        + "\"detail\":\"Too many requests are in progress.\"}");
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.started()).isTrue();
    }

    @Test
    void aRefusalOfAHeadHasNoBody() {
        to("HEAD / HTTP/1.1").refuse(Refusal.LOOP);

        assertThat(written())
                .startsWith("HTTP/1.1 508 Loop Detected~")
                .contains("Content-Length: ")
                .endsWith("~~");
    }

    @Test
    void aCutAnswerHasNoFinalChunk() {
        Answer answer = to("GET / HTTP/1.1");
        answer.head(head(200), true);
        answer.content(new DefaultHttpContent(bytes("hi")));
        answer.cut();

        assertThat(written()).endsWith("2~hi~");
        assertThat(channel.isActive()).isFalse();
    }
}
