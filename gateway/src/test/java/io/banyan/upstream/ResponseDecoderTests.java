package io.banyan.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// B1: no byte survives the end of an answer.
class ResponseDecoderTests {
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi";
    private static final String EVIL = "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nevil";
    private final ResponseDecoder decoder = new ResponseDecoder(new HttpDecoderConfig());
    private final List<String> events = new ArrayList<>();
    private final EmbeddedChannel channel = new EmbeddedChannel(decoder, new ChannelInboundHandlerAdapter() {
        @Override
        public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
            events.add(event.toString());
        }
    });

    @AfterEach
    void close() {
        channel.finishAndReleaseAll();
    }

    private void receive(String bytes) {
        channel.writeInbound(Unpooled.copiedBuffer(bytes, StandardCharsets.ISO_8859_1));
    }

    /// What was emitted: `200`, `'body'`, `end`.
    private List<String> emitted() {
        List<String> emitted = new ArrayList<>();
        for (Object message = channel.readInbound(); message != null; message = channel.readInbound()) {
            if (message instanceof HttpResponse response) {
                emitted.add(response.status().code() + (response.decoderResult().isFailure() ? " broken" : ""));
            }
            if (message instanceof HttpContent content && content.content().isReadable()) {
                emitted.add("'" + content.content().toString(StandardCharsets.ISO_8859_1) + "'");
            }
            if (message instanceof LastHttpContent) {
                emitted.add("end");
            }
            if (message instanceof ByteBuf bytes) {
                emitted.add("raw '" + bytes.toString(StandardCharsets.ISO_8859_1) + "'");
            }
            ReferenceCountUtil.release(message);
        }
        return emitted;
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "a body on HEAD           | true  | HTTP/1.1 200 OK~Content-Length: 4~~evil             | 200",
                "a chunked body on HEAD   | true  | HTTP/1.1 200 OK~Transfer-Encoding: chunked~~4~evil~0~~ | 200",
                "a body on 204            | false | HTTP/1.1 204 No Content~Content-Length: 4~~evil     | 204",
                "a body on 304            | false | HTTP/1.1 304 Not Modified~Content-Length: 4~~evil   | 304",
                "more than Content-Length | false | HTTP/1.1 200 OK~Content-Length: 0~~evil             | 200",
                "a second whole answer    | false | HTTP/1.1 204 No Content~~HTTP/1.1 200 OK~Content-Length: 4~~evil | 204",
                "a partial head           | false | HTTP/1.1 204 No Content~~HTTP/1.1 200 OK~Set-Cookie: session=evil~X: | 204",
            })
    void saysSurplusAndNeverEmitsIt(String what, boolean head, String bytes, String status) {
        decoder.expect(head);
        receive(bytes.replace("~", "\r\n"));

        assertThat(emitted()).as(what).containsExactly(status, "end");
        assertThat(events).isNotEmpty().containsOnly("BYTES");

        decoder.expect(false);
        receive(OK);

        assertThat(emitted())
                .as("a connection that said too much says nothing more")
                .isEmpty();
    }

    @ParameterizedTest(name = "in pieces of {0}")
    @CsvSource({"1", "2", "3", "7", "40"})
    void pieceByPieceNoSurplusIsEmittedEither(int size) {
        String bytes = OK + EVIL;
        decoder.expect(false);

        for (int i = 0; i < bytes.length(); i += size) {
            receive(bytes.substring(i, Math.min(bytes.length(), i + size)));
        }

        assertThat(String.join("", emitted())).isEqualTo(size == 40 ? "200'hi'end" : join(size));
        assertThat(events).contains("BYTES");
    }

    private static String join(int size) {
        return size == 1 ? "200'h''i'end" : "200'hi'end".replace("'hi'", split(size));
    }

    private static String split(int size) {
        int from = OK.length() - 2;
        return (from + 1) % size == 0 ? "'h''i'" : "'hi'";
    }

    @Test
    void bytesWhileNoneIsAwaitedAreSurplus() {
        decoder.expect(false);
        receive(OK);
        assertThat(emitted()).containsExactly("200", "'hi'", "end");
        assertThat(events).isEmpty();

        receive(EVIL);

        assertThat(emitted()).isEmpty();
        assertThat(events).containsExactly("BYTES");
    }

    @Test
    void bytesOnAFreshConnectionAreSurplus() {
        receive("\r\n");

        assertThat(emitted()).isEmpty();
        assertThat(events).containsExactly("BYTES");
    }

    @Test
    void answersInTurnAreNoSurplus() {
        for (int i = 0; i < 3; i++) {
            decoder.expect(false);
            receive(OK);
            assertThat(emitted()).containsExactly("200", "'hi'", "end");
        }

        assertThat(events).isEmpty();
    }

    @Test
    void anInterimHeadEndsNothing() {
        decoder.expect(false);
        receive("HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\nHTTP/1.1 100 Continue\r\n\r\n" + OK);

        assertThat(emitted()).containsExactly("103", "end", "100", "end", "200", "'hi'", "end");
        assertThat(events).isEmpty();
    }

    @Test
    void anInterimHeadBeforeTheAnswerToHeadEndsNothing() {
        decoder.expect(true);
        receive("HTTP/1.1 103 Early Hints\r\n\r\n");
        receive("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\n");

        assertThat(emitted()).containsExactly("103", "end", "200", "end");
        assertThat(events).isEmpty();
    }

    @Test
    void afterASwitchOfProtocolsBytesPassAsTheyAre() {
        decoder.expect(false);
        receive(
                "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nSec-WebSocket-Accept: x\r\n\r\n\u0081\u0001a");
        receive("HTTP/1.1");

        assertThat(emitted()).containsExactly("101", "end", "raw '\u0081\u0001a'", "raw 'HTTP/1.1'");
        assertThat(events).isEmpty();
    }

    @Test
    void anAnswerWithoutLengthEndsWithItsConnection() {
        decoder.expect(false);
        receive("HTTP/1.1 200 OK\r\n\r\nhi");
        receive(" there");
        assertThat(emitted()).containsExactly("200", "'hi'", "' there'");

        channel.finish();

        assertThat(emitted()).containsExactly("end");
        assertThat(events).isEmpty();
    }

    @Test
    void anAnswerCutShortIsNeverEnded() {
        decoder.expect(false);
        receive("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhi");
        channel.finish();

        assertThat(emitted()).containsExactly("200", "'hi'");
    }

    @Test
    void anAnswerThatIsNotHttpIsBroken() {
        decoder.expect(false);
        receive("SSH-2.0-OpenSSH_9.2\r\n\r\n");

        assertThat(emitted()).containsExactly("999 broken", "end");
    }
}
