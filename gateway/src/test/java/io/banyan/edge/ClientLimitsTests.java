package io.banyan.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.upstream.EmbeddedUpstream.Wire;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a client owes, what it does not, and who waits for whom.
class ClientLimitsTests {
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
    void aReadFromASlowClientPausesTheUpstream() {
        Wire wire = sent("GET /a HTTP/1.1~Host: a~~");
        edge.takesMore(false);
        wire.sends("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nab");
        assertThat(wire.reads()).isFalse();

        edge.takesMore(true);
        assertThat(wire.reads()).isTrue();
    }

    @Test
    void aSlowUpstreamPausesTheClient() {
        Wire wire = sent(POST);
        wire.takesMore(false);
        edge.sends("2~ab~");
        edge.sends("2~cd~");
        assertThat(wire.written()).endsWith("2\r\nab\r\n");
        edge.look(100);
        assertThat(edge.client.isActive())
                .as("it is not the client who is waited for")
                .isTrue();

        wire.takesMore(true);
        assertThat(wire.written()).endsWith("2\r\nab\r\n2\r\ncd\r\n");
    }

    @Test
    void aBodyThatStopsIsATimeoutAndTheUpstreamIsReset() {
        Wire wire = sent(POST + "2~ab~");
        edge.look(29);
        assertThat(edge.got()).isEmpty();

        edge.look(31);

        assertThat(edge.got()).startsWith("HTTP/1.1 408 Request Timeout~");
        assertThat(wire.reset()).isTrue();
        assertThat(edge.ends()).containsExactly("- refused 408");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /a HTTP/1.1~Host: a~~",
                "POST /p HTTP/1.1~Host: a~Content-Length: 2~~ab",
                "POST /p HTTP/1.1~Host: a~Transfer-Encoding: chunked~~2~ab~0~~",
            })
    void theSilenceOfLegacyIsNeverCut(String request) {
        Wire wire = sent(request);
        edge.look(100_000);
        wire.sends(OK);

        assertThat(edge.got()).startsWith("HTTP/1.1 200 OK~");
    }

    @Test
    void whoWaitsForAContinueOwesNoBody() {
        Wire wire = sent("POST /p HTTP/1.1~Host: a~Content-Length: 2~Expect: 100-continue~~");
        edge.look(1_000);
        assertThat(edge.got()).isEmpty();

        wire.sends("HTTP/1.1 100 Continue\r\n\r\n");
        edge.look(31);

        assertThat(edge.got()).startsWith("HTTP/1.1 100 Continue~~HTTP/1.1 408 Request Timeout~");
    }

    @Test
    void whoHasItsAnswerAlreadyIsNotCutForTheRestOfItsBody() {
        Wire wire = sent(POST + "2~ab~");
        wire.sends("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nAB");
        edge.look(1_000);
        edge.sends("2~cd~");
        edge.look(1_000);
        wire.sends("CD");

        assertThat(edge.got()).isEqualTo("HTTP/1.1 200 OK~Content-Length: 4~~ABCD");
    }

    @Test
    void aHeadThatDoesNotComeToItsEndIs408() {
        edge.sends("GET /a HTTP/1.1~Ho");
        edge.look(11);

        assertThat(edge.got()).startsWith("HTTP/1.1 408 Request Timeout~");
        assertThat(edge.ends()).containsExactly("- refused 408");
    }

    @Test
    void anIdleConnectionIsClosedWithoutAWord() {
        edge.look(131);

        assertThat(edge.got()).isEmpty();
        assertThat(edge.client.isActive()).isFalse();
        assertThat(edge.ended).isEmpty();
    }
}
