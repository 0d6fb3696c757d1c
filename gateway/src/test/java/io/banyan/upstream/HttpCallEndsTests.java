package io.banyan.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.upstream.EmbeddedUpstream.Wire;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.HttpContent;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/// Bodies, and all the ways in which a call ends.
class HttpCallEndsTests extends HttpCallSketch {
    private static HttpContent piece(String text) {
        return new DefaultHttpContent(Unpooled.copiedBuffer(text, StandardCharsets.ISO_8859_1));
    }

    @Test
    void aBodyGoesOutAsItComes() {
        Wire wire = upstream.idle();
        Call call = write();
        call.body(piece("ab"));
        call.body(new DefaultLastHttpContent());
        wire.sends(OK);

        assertThat(wire.written())
                .isEqualTo("POST /a HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n0\r\n\r\n");
        assertThat(heard).containsExactly("ready", "200", "'hi'end");
        assertThat(released()).isSameAs(wire.connection);
    }

    @Test
    void anAnswerBeforeTheEndOfTheRequestResetsTheConnection() {
        Wire wire = upstream.idle();
        Call call = write();
        call.body(piece("ab"));
        wire.sends(OK);
        HttpContent late = piece("cd");
        call.body(late);

        assertThat(heard).containsExactly("ready", "200", "'hi'end");
        assertThat(wire.reset()).isTrue();
        assertThat(late.refCnt()).isZero();
        assertThat(released()).isNull();
    }

    @Test
    void anUpstreamThatTakesNoMoreMayStillAnswer() {
        Wire wire = upstream.idle();
        Call call = write();
        wire.channel.pipeline().addFirst(new ChannelOutboundHandlerAdapter() {
            @Override
            public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
                ReferenceCountUtil.release(message);
                promise.setFailure(new IOException("Broken pipe"));
            }
        });
        call.body(piece("ab"));
        wire.sends("HTTP/1.1 413 Content Too Large\r\nContent-Length: 0\r\n\r\n");

        assertThat(heard).containsExactly("ready", "413", "''end");
    }

    @Test
    void giveUpInTheMiddleOfARequestIsAReset() {
        Wire wire = upstream.idle();
        Call call = write();
        call.body(piece("ab"));
        call.cancel();

        assertThat(wire.reset()).isTrue();
        assertThat(heard).containsExactly("ready");
    }

    @Test
    void giveUpOfAWholeRequestDoesNotTakeItBack() {
        Wire wire = upstream.idle();
        Call call = write();
        call.body(new DefaultLastHttpContent());
        call.cancel();

        assertThat(wire.open()).isFalse();
        assertThat(wire.reset()).isFalse();
        assertThat(wire.written()).endsWith("0\r\n\r\n");
    }

    @Test
    void afterGiveUpTheListenerHearsNothing() {
        Wire wire = upstream.idle();
        Call call = read();
        call.cancel();
        call.cancel();
        client.runPendingTasks();

        assertThat(wire.open()).isFalse();
        assertThat(heard).containsExactly("ready");
        assertThat(released()).isNull();
    }

    @Test
    void aSwitchOfProtocolsHandsTheChannelOver() {
        headers.set("Upgrade", "websocket");
        Wire wire = upstream.idle();
        read();
        wire.sends("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nSec-WebSocket-Accept: x\r\n\r\n");

        assertThat(heard).containsExactly("ready", "upgraded 101");
        assertThat(wire.open()).isTrue();
        assertThat(released()).isNull();
    }

    @Test
    void aSwitchOfProtocolsBeforeTheEndOfTheRequestIsMalformed() {
        headers.set("Upgrade", "websocket");
        Wire wire = upstream.idle();
        write();
        wire.sends("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nSec-WebSocket-Accept: x\r\n\r\n");

        assertThat(heard).containsExactly("ready", "failed MALFORMED");
    }

    @Test
    void readingPausesAndAKeptConnectionReadsAgain() {
        Wire wire = upstream.idle();
        Call call = read();
        call.reading(false);
        assertThat(wire.reads()).isFalse();

        wire.sends(OK);
        client.runPendingTasks();

        assertThat(wire.reads()).isTrue();
    }
}
