package io.banyan.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.upstream.EmbeddedUpstream.Wire;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Several exchanges of one connection, and what is checked before each.
class ClientConnectionTests {
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
    void theNextRequestOfTheConnectionUsesTheSameUpstreamConnection() {
        Wire wire = sent("GET /a HTTP/1.1~Host: a~~");
        wire.sends(OK);
        edge.client.runPendingTasks();
        edge.sends("GET /b HTTP/1.1~Host: a~~");
        wire.sends(OK);

        assertThat(wire.written()).contains("GET /b HTTP/1.1");
        assertThat(edge.got()).isEqualTo("HTTP/1.1 200 OK~Content-Length: 2~~hi".repeat(2));
        assertThat(edge.ends()).containsExactly("LEGACY served 200", "LEGACY served 200");
        assertThat(edge.legacy.waiting()).isZero();
    }

    @Test
    void tenThousandTinyChunksNeedNoDeepStack() {
        Wire wire = sent(POST + "1~a~".repeat(10_000) + "0~~");
        wire.sends(OK);

        assertThat(edge.ends()).containsExactly("LEGACY served 200");
        assertThat(edge.ended.getFirst().requestBytes()).isEqualTo(10_000);
    }

    @Test
    void pipelinedRequestsAreAnsweredInOrder() {
        Wire wire = sent(
                "GET /a HTTP/1.1~Host: a~~GET /b HTTP/1.1~Host: a~~POST /c HTTP/1.1~Host: a~Content-Length: 2~~cc");
        assertThat(wire.written()).doesNotContain("/b");

        for (String path : new String[] {"/a", "/b", "/c"}) {
            assertThat(wire.written()).contains(path + " HTTP/1.1");
            wire.sends("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n" + path);
            edge.client.runPendingTasks();
        }

        assertThat(wire.written()).endsWith("\r\n\r\ncc");
        assertThat(edge.got()).containsSubsequence("~~/a", "~~/b", "~~/c");
        assertThat(edge.ends()).hasSize(3).containsOnly("LEGACY served 200");
    }

    @Test
    void aMalformedRequestAfterAGoodOneIsRefusedInItsTurn() {
        Wire wire = sent("GET /a HTTP/1.1~Host: a~~G(T / HTTP/1.1~Host: a~~");
        assertThat(edge.got()).isEmpty();

        wire.sends(OK);

        assertThat(edge.got()).startsWith("HTTP/1.1 200 OK~").contains("~~hiHTTP/1.1 400 Bad Request~");
        assertThat(edge.ends()).containsExactly("LEGACY served 200", "- refused 400");
        assertThat(edge.client.isActive()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"here", "there, here", "there~X-Banyan-Hop: here"})
    void whatHasPassedHereBeforeIsALoop(String hops) {
        edge.sends("GET /a HTTP/1.1~Host: a~X-Banyan-Hop: " + hops + "~~");

        assertThat(edge.got()).startsWith("HTTP/1.1 508 Loop Detected~");
        assertThat(edge.ends()).containsExactly("- refused 508");
    }

    @ParameterizedTest
    @ValueSource(strings = {"there", "hereabouts", "nowhere, where", ""})
    void anotherInstallationIsNoLoop(String hops) {
        Wire wire = sent("GET /a HTTP/1.1~Host: a~X-Banyan-Hop: " + hops + "~~");

        assertThat(wire.written()).contains(", here\r\n");
    }

    @Test
    void whileDrainingEveryAnswerIsTheLast() {
        Wire wire = sent("GET /a HTTP/1.1~Host: a~~");
        edge.draining = true;
        wire.sends(OK);

        assertThat(edge.got()).isEqualTo("HTTP/1.1 200 OK~Content-Length: 2~Connection: close~~hi");
        assertThat(edge.client.isActive()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Forwarded-For: 6.6.6.6",
                "Forwarded: for=6.6.6.6",
                "X-Real-IP: 6.6.6.6",
                "X-Forwarded-Proto: https"
            })
    void forwardedHeadersOfAPublicAddressAreNoHint(String header) {
        Wire wire = sent("GET /a HTTP/1.1~Host: a~" + header + "~~");

        assertThat(wire.written()).doesNotContain("6.6.6.6").contains("X-Forwarded-For: 203.0.113.7\r\n");
        assertThat(edge.hint.sentence()).isEmpty();
    }
}
