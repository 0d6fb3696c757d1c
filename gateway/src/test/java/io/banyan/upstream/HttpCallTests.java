package io.banyan.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.upstream.EmbeddedUpstream.Wire;
import io.netty.handler.codec.http.HttpMethod;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Answers: their order, their framing, and starting again.
class HttpCallTests extends HttpCallSketch {
    @Test
    void sendsTheHeadAndTellsTheAnswerInOrder() {
        Wire wire = upstream.idle();
        read();
        wire.sends(OK);

        assertThat(wire.written()).isEqualTo("GET /a HTTP/1.1\r\n\r\n");
        assertThat(heard).containsExactly("ready", "200", "'hi'end");
        assertThat(released()).isSameAs(wire.connection);
    }

    @Test
    void interimHeadsComeBeforeTheAnswer() {
        Wire wire = upstream.idle();
        read();
        wire.sends("HTTP/1.1 103 Early Hints\r\n\r\n" + OK);

        assertThat(heard).containsExactly("ready", "interim 103", "200", "'hi'end");
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

        assertThat(heard).containsExactly("ready", "failed MALFORMED");
        assertThat(wire.open()).isFalse();
        assertThat(released()).isNull();
    }

    @Test
    void aConnectionThatSaysItClosesIsNotKept() {
        Wire wire = upstream.idle();
        read();
        wire.sends("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");

        assertThat(heard).containsExactly("ready", "200", "''end");
        assertThat(released()).isNull();
        assertThat(wire.open()).isFalse();
    }

    @Test
    void aConnectionThatSaidTooMuchIsNotKeptEvenWhileItCloses() {
        Wire wire = upstream.idle();
        wire.channel.pipeline().addFirst(new SlowToClose());
        read();
        wire.sends(OK + "HTTP/1.1 200 OK\r\nSet-Cookie: session=evil\r\n");

        assertThat(heard).containsExactly("ready", "200", "'hi'end");
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

        assertThat(heard).containsExactly("ready", "ready", "200", "'hi'end");
        assertThat(fresh.written()).isEqualTo("GET /a HTTP/1.1\r\n\r\n");
        assertThat(below.written()).as("not tried on another stale one").isEmpty();
    }

    @Test
    void aReadStartsAgainAfterAResetToo() {
        Wire dead = upstream.accepting().idle();
        read();
        dead.resets();
        upstream.accepted().sends(OK);

        assertThat(heard).containsExactly("ready", "ready", "200", "'hi'end");
        assertThat(upstream.waiting()).isZero();
    }

    @Test
    void aReadOfAClientThatAsksOnceNeverStartsAgain() {
        Client once = upstream.accepting().client().once();
        Wire dead = upstream.idle(once);
        upstream.upstream()
                .call(once, new UpstreamRequest(HttpMethod.GET, "/a", true, false), ear)
                .start();
        dead.closes();

        assertThat(heard).containsExactly("ready", "failed RESET");
        assertThat(upstream.waiting()).isZero();
    }

    @Test
    void aReadOnAFreshConnectionNeverStartsAgain() {
        upstream.accepting();
        read();
        upstream.accepted().closes();

        assertThat(heard).containsExactly("ready", "failed RESET");
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

        assertThat(heard).as("two requests have not earned two retries").containsExactly("ready", "failed RESET");
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

        assertThat(heard).containsExactly("ready", "failed RESET");
    }

    @Test
    void aReadThatHasAPartOfItsAnswerNeverStartsAgain() {
        Wire wire = upstream.idle();
        read();
        wire.sends("HTTP/1.1 103 Early Hints\r\n\r\n");
        wire.closes();

        assertThat(heard).containsExactly("ready", "interim 103", "failed RESET");
    }

    @Test
    void anAnswerCutShortIsAFailureAfterItsHead() {
        Wire wire = upstream.idle();
        read();
        wire.sends("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhi");
        wire.closes();

        assertThat(heard).containsExactly("ready", "200", "'hi'", "failed RESET");
    }

    @Test
    void anAnswerWithoutLengthEndsWithAnOrderlyClose() {
        Wire wire = upstream.idle();
        read();
        wire.sends("HTTP/1.1 200 OK\r\n\r\nhi");
        wire.closes();

        assertThat(heard).containsExactly("ready", "200", "'hi'", "''end");
        assertThat(released()).isNull();
    }

    @Test
    void anAnswerWithoutLengthIsCutByAReset() {
        Wire wire = upstream.idle();
        read();
        wire.sends("HTTP/1.1 200 OK\r\n\r\nhi");
        wire.resets();

        assertThat(heard).containsExactly("ready", "200", "'hi'", "failed RESET");
    }
}
