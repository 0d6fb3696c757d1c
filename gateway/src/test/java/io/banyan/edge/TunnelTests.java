package io.banyan.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.exchange.ExchangeRecord.Kind;
import io.banyan.upstream.EmbeddedUpstream.Wire;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TunnelTests {
    private static final String ASK =
            "GET /chat HTTP/1.1~Host: a~Connection: Upgrade~Upgrade: websocket~Sec-WebSocket-Extensions: pmd~~";
    private static final String SWITCH = """
            HTTP/1.1 101 Switching Protocols\r
            Upgrade: websocket\r
            Connection: upgrade\r
            Sec-WebSocket-Accept: x\r
            Sec-WebSocket-Extensions: pmd\r
            \r
            """;
    private final EdgeSketch edge = new EdgeSketch();

    @AfterEach
    void everyPlaceIsLeft() {
        edge.client.ends();
        edge.client.finishAndReleaseAll();

        assertThat(edge.places()).isZero();
    }

    private Wire asked() {
        edge.sends(ASK);
        return edge.legacy.accepted();
    }

    private Wire joined(String firstFrames) {
        Wire wire = asked();
        wire.sends(SWITCH + firstFrames);
        return wire;
    }

    @Test
    void bytesPassBothWaysAfterTheSwitch() {
        Wire wire = joined("");
        assertThat(wire.written())
                .contains("Sec-WebSocket-Extensions: pmd\r\n", "Upgrade: websocket\r\n", "Connection: Upgrade\r\n");

        wire.sends("from legacy\u00ff");
        edge.sends("from the client\u0000~");

        assertThat(edge.got())
                .isEqualTo("HTTP/1.1 101 Switching Protocols~Sec-WebSocket-Accept: x~Sec-WebSocket-Extensions: pmd~"
                        + "Upgrade: websocket~Connection: Upgrade~~from legacy\u00ff");
        assertThat(wire.written()).endsWith("\r\n\r\nfrom the client\u0000\r\n");
        assertThat(edge.ended).isEmpty();
        assertThat(edge.legacyGuard.placesInUse()).isEqualTo(1);
    }

    @Test
    void framesThatComeWithTheSwitchAreNotLost() {
        joined("hello");

        assertThat(edge.got()).endsWith("~~hello");
    }

    @Test
    void aTunnelHasNoLimits() {
        joined("");
        edge.look(1_000_000);

        assertThat(edge.client.isActive()).isTrue();
    }

    @Test
    void theEndOfTheClientIsTheEndOfTheUpstream() {
        Wire wire = joined("");
        edge.client.ends();

        assertThat(wire.open()).isFalse();
        assertThat(edge.ends()).containsExactly("LEGACY served 101");
        assertThat(edge.ended.getFirst().kind()).isEqualTo(Kind.TUNNEL);
    }

    @Test
    void theEndOfTheUpstreamIsTheEndOfTheClient() {
        Wire wire = joined("");
        wire.sends("bye");
        wire.closes();

        assertThat(edge.got()).endsWith("bye");
        assertThat(edge.client.isActive()).isFalse();
        assertThat(edge.ends()).containsExactly("LEGACY served 101");
    }

    @Test
    void aSlowEndPausesTheOther() {
        Wire wire = joined("");
        edge.takesMore(false);
        wire.sends("much");
        assertThat(wire.reads()).isFalse();

        edge.takesMore(true);
        assertThat(wire.reads()).isTrue();
    }

    @Test
    void anotherAnswerThanASwitchIsAnAnswer() {
        Wire wire = asked();
        wire.sends("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n");

        assertThat(edge.got()).isEqualTo("HTTP/1.1 403 Forbidden~Content-Length: 0~~");
        assertThat(edge.client.isActive()).isTrue();
    }

    @Test
    void aSwitchThatNobodyAskedForIsNoAnswer() {
        edge.sends("GET /chat HTTP/1.1~Host: a~~");
        edge.legacy.accepted().sends(SWITCH);

        assertThat(edge.got()).startsWith("HTTP/1.1 502 ");
    }

    @Test
    void whatComesBehindAnUpgradeIsTheTunnels() {
        edge.sends(ASK + "GET /admin HTTP/1.1~Host: a~~");
        Wire wire = edge.legacy.accepted();
        edge.sends("and more");
        assertThat(wire.written()).doesNotContain("/admin");

        wire.sends(SWITCH);

        assertThat(wire.written()).endsWith("\r\n\r\nGET /admin HTTP/1.1\r\nHost: a\r\n\r\nand more");
        assertThat(edge.ended).isEmpty();
    }

    @Test
    void whatComesBehindARefusedUpgradeIsTheNextRequest() {
        edge.sends(ASK + "GET /next HTTP/1.1~Host: a~~");
        Wire wire = edge.legacy.accepted();
        wire.sends("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n");
        edge.client.runPendingTasks();

        Wire next = edge.legacy.waiting() > 0 ? edge.legacy.accepted() : wire;
        assertThat(next.written()).contains("GET /next HTTP/1.1");
        next.sends("HTTP/1.1 204 No Content\r\n\r\n");
        assertThat(edge.got()).startsWith("HTTP/1.1 403 Forbidden~").endsWith("HTTP/1.1 204 No Content~~");
        assertThat(edge.ends()).containsExactly("LEGACY served 403", "LEGACY served 204");
    }

    @Test
    void whoFillsTheMemoryBeforeTheSwitchIsCutOff() {
        Wire wire = asked();
        for (int i = 0; i < 64; i++) {
            edge.sends("x".repeat(1024));
        }
        assertThat(edge.client.isActive()).isTrue();

        edge.sends("x");

        assertThat(edge.client.isActive()).isFalse();
        assertThat(wire.open()).isFalse();
        assertThat(edge.ends()).containsExactly("LEGACY cancelled 0");
    }
}
