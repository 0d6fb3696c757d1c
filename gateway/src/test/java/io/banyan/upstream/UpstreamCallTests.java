package io.banyan.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.upstream.EmbeddedUpstream.Wire;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UpstreamCallTests {
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi";
    private final EmbeddedChannel client = new EmbeddedChannel();
    private final EmbeddedUpstream upstream = new EmbeddedUpstream(client.eventLoop());
    private final List<String> heard = new ArrayList<>();
    private final HttpRequest request = new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, "/a");

    private UpstreamCall read() {
        return call(new UpstreamCall.Manner("view", true, false));
    }

    private UpstreamCall write() {
        request.setMethod(HttpMethod.POST).headers().set("Transfer-Encoding", "chunked");
        return call(new UpstreamCall.Manner("view", false, true));
    }

    private UpstreamCall call(UpstreamCall.Manner manner) {
        UpstreamCall call = new UpstreamCall(upstream.upstream(), client.eventLoop(), request, new Ear(), manner);
        call.start();
        return call;
    }

    private static HttpContent piece(String text) {
        return new DefaultHttpContent(Unpooled.copiedBuffer(text, StandardCharsets.ISO_8859_1));
    }

    private UpstreamConnection released() {
        client.runPendingTasks();
        return upstream.pool().take("view", TimeUnit.SECONDS.toNanos(4));
    }

    @Test
    void sendsTheHeadAndTellsTheAnswerInOrder() {
        Wire wire = upstream.idle();
        read();
        wire.sends(OK);

        assertThat(wire.written()).isEqualTo("GET /a HTTP/1.1\r\n\r\n");
        assertThat(heard).containsExactly("sent", "200", "'hi'end");
        assertThat(released()).isSameAs(wire.connection);
    }

    @Test
    void interimHeadsComeBeforeTheAnswer() {
        Wire wire = upstream.idle();
        read();
        wire.sends("HTTP/1.1 103 Early Hints\r\n\r\n" + OK);

        assertThat(heard).containsExactly("sent", "interim 103", "200", "'hi'end");
    }

    @Test
    void endlessInterimHeadsAreNoAnswer() {
        Wire wire = upstream.idle();
        read();
        wire.sends("HTTP/1.1 102 Processing\r\n\r\n".repeat(40));

        assertThat(heard).hasSize(34).endsWith("interim 102", "failed MALFORMED");
        assertThat(wire.open()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SSH-2.0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: gzip\r\n\r\n",
                "HTTP/1.1 99 Low\r\n\r\n",
                "HTTP/1.1 1000 High\r\n\r\n",
                "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\n",
            })
    void whatIsNoAnswerIsMalformed(String bytes) {
        Wire wire = upstream.idle();
        read();
        wire.sends(bytes);

        assertThat(heard).containsExactly("sent", "failed MALFORMED");
        assertThat(wire.open()).isFalse();
        assertThat(released()).isNull();
    }

    @Test
    void aConnectionThatSaysItClosesIsNotKept() {
        Wire wire = upstream.idle();
        read();
        wire.sends("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");

        assertThat(heard).containsExactly("sent", "200", "''end");
        assertThat(released()).isNull();
        assertThat(wire.open()).isFalse();
    }

    @Test
    void aConnectionThatSaidTooMuchIsNotKeptEvenWhileItCloses() {
        Wire wire = upstream.idle();
        wire.channel.pipeline().addFirst(new SlowToClose());
        read();
        wire.sends(OK + "HTTP/1.1 200 OK\r\nSet-Cookie: session=evil\r\n");

        assertThat(heard).containsExactly("sent", "200", "'hi'end");
        assertThat(released()).isNull();
    }

    @Test
    void aReadStartsAgainWhenAPooledConnectionTurnsOutDead() {
        Wire below = upstream.accepting().idle();
        Wire dead = upstream.idle();
        read();
        dead.closes();
        Wire fresh = upstream.accepted();
        fresh.sends(OK);

        assertThat(heard).containsExactly("sent", "sent", "200", "'hi'end");
        assertThat(fresh.written()).isEqualTo("GET /a HTTP/1.1\r\n\r\n");
        assertThat(below.written()).as("not tried on another stale one").isEmpty();
    }

    @Test
    void aReadStartsAgainAfterAResetToo() {
        Wire dead = upstream.accepting().idle();
        read();
        dead.resets();
        upstream.accepted().sends(OK);

        assertThat(heard).containsExactly("sent", "sent", "200", "'hi'end");
        assertThat(upstream.waiting()).isZero();
    }

    @Test
    void aReadOnAFreshConnectionNeverStartsAgain() {
        upstream.accepting();
        read();
        upstream.accepted().closes();

        assertThat(heard).containsExactly("sent", "failed RESET");
    }

    @Test
    void startingAgainIsBounded() {
        upstream.accepting();
        for (int i = 0; i < 2; i++) {
            heard.clear();
            Wire dead = upstream.idle();
            read();
            dead.closes();
        }

        assertThat(heard).as("two requests have not earned two retries").containsExactly("sent", "failed RESET");
    }

    @Test
    void aRefusedConnectionFailsTheCall() {
        read();

        assertThat(heard).containsExactly("failed CONNECT");
    }

    @Test
    void aWriteNeverStartsAgain() {
        Wire wire = upstream.idle();
        write();
        wire.closes();

        assertThat(heard).containsExactly("sent", "failed RESET");
    }

    @Test
    void aReadThatHasAPartOfItsAnswerNeverStartsAgain() {
        Wire wire = upstream.idle();
        read();
        wire.sends("HTTP/1.1 103 Early Hints\r\n\r\n");
        wire.closes();

        assertThat(heard).containsExactly("sent", "interim 103", "failed RESET");
    }

    @Test
    void anAnswerCutShortIsAFailureAfterItsHead() {
        Wire wire = upstream.idle();
        read();
        wire.sends("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhi");
        wire.closes();

        assertThat(heard).containsExactly("sent", "200", "'hi'", "failed RESET");
    }

    @Test
    void anAnswerWithoutLengthEndsWithAnOrderlyClose() {
        Wire wire = upstream.idle();
        read();
        wire.sends("HTTP/1.1 200 OK\r\n\r\nhi");
        wire.closes();

        assertThat(heard).containsExactly("sent", "200", "'hi'", "''end");
        assertThat(released()).isNull();
    }

    @Test
    void anAnswerWithoutLengthIsCutByAReset() {
        Wire wire = upstream.idle();
        read();
        wire.sends("HTTP/1.1 200 OK\r\n\r\nhi");
        wire.resets();

        assertThat(heard).containsExactly("sent", "200", "'hi'", "failed RESET");
    }

    @Test
    void aBodyGoesOutAsItComes() {
        Wire wire = upstream.idle();
        UpstreamCall call = write();
        call.body(piece("ab"));
        call.body(new DefaultLastHttpContent());
        wire.sends(OK);

        assertThat(wire.written())
                .isEqualTo("POST /a HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n0\r\n\r\n");
        assertThat(heard).containsExactly("sent", "200", "'hi'end");
        assertThat(released()).isSameAs(wire.connection);
    }

    @Test
    void anAnswerBeforeTheEndOfTheRequestResetsTheConnection() {
        Wire wire = upstream.idle();
        UpstreamCall call = write();
        call.body(piece("ab"));
        wire.sends(OK);
        HttpContent late = piece("cd");
        call.body(late);

        assertThat(heard).containsExactly("sent", "200", "'hi'end");
        assertThat(wire.reset()).isTrue();
        assertThat(late.refCnt()).isZero();
        assertThat(released()).isNull();
    }

    @Test
    void giveUpInTheMiddleOfARequestIsAReset() {
        Wire wire = upstream.idle();
        UpstreamCall call = write();
        call.body(piece("ab"));
        call.cancel();

        assertThat(wire.reset()).isTrue();
        assertThat(heard).containsExactly("sent");
    }

    @Test
    void giveUpOfAWholeRequestDoesNotTakeItBack() {
        Wire wire = upstream.idle();
        UpstreamCall call = write();
        call.body(new DefaultLastHttpContent());
        call.cancel();

        assertThat(wire.open()).isFalse();
        assertThat(wire.reset()).isFalse();
        assertThat(wire.written()).endsWith("0\r\n\r\n");
    }

    @Test
    void afterGiveUpTheListenerHearsNothing() {
        Wire wire = upstream.idle();
        UpstreamCall call = read();
        call.cancel();
        call.cancel();
        client.runPendingTasks();

        assertThat(wire.open()).isFalse();
        assertThat(heard).containsExactly("sent");
        assertThat(released()).isNull();
    }

    @Test
    void aSilentUpstreamFailsAfterItsTimeout() {
        client.freezeTime();
        Wire wire = upstream.idle();
        read();
        client.advanceTimeBy(999, TimeUnit.MILLISECONDS);
        client.runScheduledPendingTasks();
        assertThat(heard).containsExactly("sent");

        client.advanceTimeBy(1, TimeUnit.MILLISECONDS);
        client.runScheduledPendingTasks();

        assertThat(heard).containsExactly("sent", "failed TIMEOUT");
        assertThat(wire.open()).isFalse();
    }

    @Test
    void theTimeoutWaitsForTheEndOfTheRequestAndEndsWithTheHead() {
        client.freezeTime();
        Wire wire = upstream.idle();
        UpstreamCall call = write();
        client.advanceTimeBy(5, TimeUnit.SECONDS);
        client.runScheduledPendingTasks();
        call.body(new DefaultLastHttpContent());
        wire.sends("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nh");
        client.advanceTimeBy(5, TimeUnit.SECONDS);
        client.runScheduledPendingTasks();

        assertThat(heard).containsExactly("sent", "200", "'h'");
    }

    @Test
    void aSwitchOfProtocolsHandsTheChannelOver() {
        request.headers().set("Upgrade", "websocket");
        Wire wire = upstream.idle();
        read();
        wire.sends("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nSec-WebSocket-Accept: x\r\n\r\n");

        assertThat(heard).containsExactly("sent", "upgraded 101");
        assertThat(wire.open()).isTrue();
        assertThat(released()).isNull();
    }

    @Test
    void aSwitchOfProtocolsBeforeTheEndOfTheRequestIsMalformed() {
        request.headers().set("Upgrade", "websocket");
        Wire wire = upstream.idle();
        write();
        wire.sends("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nSec-WebSocket-Accept: x\r\n\r\n");

        assertThat(heard).containsExactly("sent", "failed MALFORMED");
    }

    @Test
    void readingPausesAndAKeptConnectionReadsAgain() {
        Wire wire = upstream.idle();
        UpstreamCall call = read();
        call.reading(false);
        assertThat(wire.reads()).isFalse();

        wire.sends(OK);
        client.runPendingTasks();

        assertThat(wire.reads()).isTrue();
    }

    /// Writes down what it hears.
    private final class Ear implements UpstreamListener {
        @Override
        public void sent() {
            heard.add("sent");
        }

        @Override
        public void interim(HttpResponse response) {
            heard.add("interim " + response.status().code());
        }

        @Override
        public void head(HttpResponse response) {
            heard.add("" + response.status().code());
        }

        @Override
        public void content(HttpContent content) {
            String text = "'" + content.content().toString(StandardCharsets.ISO_8859_1) + "'";
            heard.add(text + (content instanceof LastHttpContent ? "end" : ""));
            content.release();
        }

        @Override
        public void upgraded(HttpResponse response, Channel channel) {
            heard.add("upgraded " + response.status().code());
            channel.pipeline().remove("connection");
        }

        @Override
        public void failed(Failure failure) {
            heard.add("failed " + failure);
        }
    }
}
