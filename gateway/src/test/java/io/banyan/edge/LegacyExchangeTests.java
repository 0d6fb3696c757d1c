package io.banyan.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.upstream.EmbeddedUpstream.Wire;
import io.banyan.upstream.Pass;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// An exchange with LEGACY, from the client's bytes to the upstream's and back.
class LegacyExchangeTests {
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi";
    private static final String POST = "POST /p HTTP/1.1~Host: a~Transfer-Encoding: chunked~~";
    private final EdgeSketch edge = new EdgeSketch();

    @AfterEach
    void everyPlaceIsLeftAndEveryEndIsToldOnce() {
        edge.client.ends();
        edge.client.finishAndReleaseAll();

        assertThat(edge.places()).isZero();
        assertThat(edge.ended).hasSizeLessThanOrEqualTo(3);
    }

    private Wire sent(String bytes) {
        edge.sends(bytes);
        return edge.legacy.accepted();
    }

    @Test
    void aRequestGoesOutAndItsAnswerComesBack() {
        Wire wire = sent("GET /a?b HTTP/1.1~Host: a~~");
        assertThat(wire.written()).startsWith("GET /a?b HTTP/1.1\r\nHost: a\r\nX-Banyan-Hop: here\r\n");
        assertThat(edge.legacyGuard.placesInUse()).isEqualTo(1);

        wire.sends(OK);

        assertThat(edge.got()).isEqualTo("HTTP/1.1 200 OK~Content-Length: 2~~hi");
        assertThat(edge.ends()).containsExactly("LEGACY served 200");
        assertThat(edge.client.isActive()).isTrue();
    }

    @Test
    void aBodyIsPassedOnPieceByPieceWithItsTrailers() {
        Wire wire = sent(POST + "2~ab~");
        assertThat(wire.written()).endsWith("\r\n\r\n2\r\nab\r\n");

        edge.sends("3~cde~0~X-Sum: 1~X-Banyan-Hop: evil~~");
        assertThat(wire.written()).endsWith("2\r\nab\r\n3\r\ncde\r\n0\r\nX-Sum: 1\r\n\r\n");

        wire.sends("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n");
        wire.sends("0\r\nX-T: 1\r\n\r\n");
        assertThat(edge.got()).isEqualTo("HTTP/1.1 200 OK~Transfer-Encoding: chunked~~1~a~0~X-T: 1~~");
        assertThat(edge.ended.getFirst().requestBytes()).isEqualTo(5);
        assertThat(edge.ended.getFirst().responseBytes()).isEqualTo(1);
    }

    @Test
    void refusedConnectionsAre502() {
        edge.legacy.refuses();
        edge.sends("GET /a HTTP/1.1~Host: a~~");

        assertThat(edge.got()).startsWith("HTTP/1.1 502 Bad Gateway~");
        assertThat(edge.ends()).containsExactly("- refused 502");
        assertThat(edge.client.isActive()).isFalse();
    }

    @Test
    void aFullLegacyIs503() {
        List<Pass> inside = Stream.generate(edge.legacyGuard::enter)
                .takeWhile(Objects::nonNull)
                .toList();
        edge.sends("GET /a HTTP/1.1~Host: a~~");

        assertThat(edge.got()).startsWith("HTTP/1.1 503 Service Unavailable~").contains("~Retry-After: 1~");
        assertThat(edge.ends()).containsExactly("- refused 503");
        assertThat(edge.legacy.waiting()).isZero();
        inside.forEach(Pass::cancel);
    }

    @Test
    void anAnswerThatBreaksOffIsCutVisibly() {
        Wire wire = sent("GET /a HTTP/1.1~Host: a~~");
        wire.sends("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n");
        wire.closes();

        assertThat(edge.got()).endsWith("~~2~hi~");
        assertThat(edge.client.isActive()).isFalse();
        assertThat(edge.ends()).containsExactly("LEGACY cut 200");
    }

    @Test
    void anAnswerWithoutLengthIsCutByAResetTowardsHttp10() {
        Wire wire = sent("GET /a HTTP/1.0~Host: a~~");
        wire.sends("HTTP/1.1 200 OK\r\n\r\nhi");
        wire.resets();

        assertThat(edge.got()).endsWith("~Connection: close~~hi");
        assertThat(edge.client.isReset()).isTrue();
        assertThat(edge.ends()).containsExactly("LEGACY cut 200");
    }

    @Test
    void anAnswerWithoutLengthThatEndsInOrderIsWhole() {
        Wire wire = sent("GET /a HTTP/1.1~Host: a~~");
        wire.sends("HTTP/1.0 200 OK\r\n\r\nhi");
        wire.closes();

        assertThat(edge.got()).isEqualTo("HTTP/1.1 200 OK~Transfer-Encoding: chunked~~2~hi~0~~");
        assertThat(edge.client.isActive()).isTrue();
    }

    @Test
    void earlyHintsAndContinueComeBeforeTheAnswer() {
        Wire wire = sent("POST /p HTTP/1.1~Host: a~Content-Length: 2~Expect: 100-continue~~");
        assertThat(wire.written()).contains("\r\nExpect: 100-continue\r\n").endsWith("\r\n\r\n");
        wire.sends("HTTP/1.1 100 Continue\r\n\r\n");
        assertThat(edge.got()).isEqualTo("HTTP/1.1 100 Continue~~");

        edge.sends("ab");
        wire.sends("HTTP/1.1 103 Early Hints\r\nLink: <a>\r\n\r\n" + OK);

        assertThat(wire.written()).endsWith("\r\n\r\nab");
        assertThat(edge.got())
                .isEqualTo("HTTP/1.1 100 Continue~~HTTP/1.1 103 Early Hints~Link: <a>~~"
                        + "HTTP/1.1 200 OK~Content-Length: 2~~hi");
    }

    @Test
    void http10ClientsHearNothingOfInterimHeads() {
        Wire wire = sent("GET /a HTTP/1.0~~");
        wire.sends("HTTP/1.1 103 Early Hints\r\n\r\n" + OK);

        assertThat(edge.got()).isEqualTo("HTTP/1.1 200 OK~Content-Length: 2~Connection: close~~hi");
        assertThat(edge.client.isActive()).isFalse();
    }

    @Test
    void anAnswerBeforeTheEndOfTheRequestEndsTheConnection() {
        Wire wire = sent(POST + "2~ab~");
        wire.sends("HTTP/1.1 413 Content Too Large\r\nContent-Length: 0\r\n\r\n");

        assertThat(edge.got()).isEqualTo("HTTP/1.1 413 Content Too Large~Content-Length: 0~Connection: close~~");
        assertThat(edge.client.isActive()).isFalse();
        assertThat(wire.reset()).isTrue();
        assertThat(edge.ends()).containsExactly("LEGACY served 413");
    }

    @Test
    void anAnswerMayBeginBeforeTheEndOfTheRequest() {
        Wire wire = sent(POST + "2~ab~");
        wire.sends("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nAB");
        edge.sends("2~cd~0~~");
        wire.sends("CD");

        assertThat(edge.got()).isEqualTo("HTTP/1.1 200 OK~Content-Length: 4~~ABCD");
        assertThat(edge.client.isActive()).isTrue();
        assertThat(edge.ends()).containsExactly("LEGACY served 200");
    }

    @Test
    void aMalformedLaterChunkResetsTheUpstream() {
        Wire wire = sent(POST + "2~ab~zz~");

        assertThat(wire.reset()).isTrue();
        assertThat(wire.written()).doesNotContain("\n0\r\n\r\n");
        assertThat(edge.got()).startsWith("HTTP/1.1 400 Bad Request~");
        assertThat(edge.ends()).containsExactly("- refused 400");
    }

    @Test
    void aClientThatLeavesInTheMiddleOfItsRequestResetsTheUpstream() {
        Wire wire = sent(POST + "2~ab~");
        edge.client.ends();

        assertThat(wire.reset()).isTrue();
        assertThat(edge.ends()).containsExactly("LEGACY cancelled 0");
    }

    @Test
    void aClientThatLeavesAfterItsRequestDoesNotTakeItBack() {
        Wire wire = sent(POST + "2~ab~0~~");
        edge.client.ends();

        assertThat(wire.open()).isFalse();
        assertThat(wire.reset()).isFalse();
        assertThat(edge.ends()).containsExactly("LEGACY cancelled 0");
    }

    @Test
    void aClientThatLeavesInTheMiddleOfItsAnswerIsNoticed() {
        Wire wire = sent("GET /a HTTP/1.1~Host: a~~");
        wire.sends("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\ndata: 1\n\n");
        edge.client.ends();

        assertThat(wire.open()).isFalse();
        assertThat(edge.ends()).containsExactly("LEGACY cancelled 200");
    }
}
