package io.banyan.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// How long a head waits for the body that it announces, and which does.
class EmptyBodyTests {
    private static final String CHUNKED = "GET / HTTP/1.1\nHost: a\nTransfer-Encoding: chunked";
    private final EmbeddedChannel channel = new EmbeddedChannel(new EmptyBody());

    @BeforeEach
    void freeze() {
        channel.freezeTime();
    }

    @AfterEach
    void close() {
        channel.finishAndReleaseAll();
    }

    private void receives(String head) {
        channel.writeInbound(RawHead.of(head));
    }

    private static HttpContent piece(String text) {
        return new DefaultHttpContent(Unpooled.copiedBuffer(text, StandardCharsets.ISO_8859_1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD"})
    void theHeadWaitsForTheEndAndNamesNoBodyThen(String method) {
        receives(CHUNKED.replace("GET", method));
        channel.writeInbound(piece(""));
        assertThat(channel.<Object>readInbound()).isNull();
        channel.writeInbound(LastHttpContent.EMPTY_LAST_CONTENT);

        HttpRequest head = channel.readInbound();
        assertThat(head.headers().names()).containsExactly("Host");
        assertThat(channel.<Object>readInbound()).isSameAs(LastHttpContent.EMPTY_LAST_CONTENT);
    }

    @Test
    void aBodyGoesOnBehindItsHead() {
        receives(CHUNKED);
        HttpContent body = piece("a");
        channel.writeInbound(body);

        HttpRequest head = channel.readInbound();
        assertThat(head.headers().get("Transfer-Encoding")).isEqualTo("chunked");
        assertThat(channel.<Object>readInbound()).isSameAs(body);
        channel.writeInbound(LastHttpContent.EMPTY_LAST_CONTENT);
        assertThat(channel.<Object>readInbound()).isSameAs(LastHttpContent.EMPTY_LAST_CONTENT);
        assertThat(head.headers().contains("Transfer-Encoding")).isTrue();
    }

    @Test
    void afterAMomentTheHeadGoesOnAsOneWithABody() {
        receives(CHUNKED);
        channel.advanceTimeBy(99, TimeUnit.MILLISECONDS);
        channel.runScheduledPendingTasks();
        assertThat(channel.<Object>readInbound()).isNull();

        channel.advanceTimeBy(1, TimeUnit.MILLISECONDS);
        channel.runScheduledPendingTasks();
        HttpRequest head = channel.readInbound();
        channel.writeInbound(LastHttpContent.EMPTY_LAST_CONTENT);

        assertThat(head.headers().get("Transfer-Encoding")).isEqualTo("chunked");
        assertThat(channel.<Object>readInbound()).isSameAs(LastHttpContent.EMPTY_LAST_CONTENT);
    }

    @Test
    void aHeadWhoseClientGoesIsForgotten() {
        receives(CHUNKED);
        channel.close();
        channel.advanceTimeBy(2, TimeUnit.SECONDS);
        channel.runScheduledPendingTasks();

        assertThat(channel.<Object>readInbound()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.1\nHost: a",
                "GET / HTTP/1.1\nHost: a\nContent-Length: 3",
                "POST / HTTP/1.1\nHost: a\nTransfer-Encoding: chunked",
                "get / HTTP/1.1\nHost: a\nTransfer-Encoding: chunked",
                "GET / HTTP/1.0\nHost: a\nTransfer-Encoding: chunked",
                CHUNKED + "\nExpect: 100-continue",
                CHUNKED + "\nUpgrade: websocket",
                CHUNKED + "\nContent-Length: 3",
                CHUNKED + "\nTransfer-Encoding: chunked",
                "GET / HTTP/1.1\nHost: a\nTransfer-Encoding: gzip"
            })
    void otherHeadsDoNotWait(String head) {
        receives(head);

        assertThat(channel.<Object>readInbound()).isInstanceOf(HttpRequest.class);
    }
}
