package io.banyan.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.testkit.Await;
import io.banyan.testkit.Behaviour;
import io.banyan.testkit.Behaviours;
import io.banyan.testkit.Ending;
import io.banyan.testkit.RawAnswer;
import io.banyan.testkit.RawClient;
import io.banyan.testkit.ReceivedRequest;
import io.banyan.testkit.Requests;
import io.banyan.testkit.TwoSides;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// B12 and WebSocket: an upgrade goes to LEGACY and becomes a byte tunnel after its 101.
@ExtendWith(SharedGateway.class)
class UpgradeTests {
    private static final String EXTENSIONS = "permessage-deflate; client_max_window_bits, x-other";

    private static final String WEB_SOCKET = Requests.get(
            "/events/7",
            "Connection: keep-alive, Upgrade",
            "Upgrade: websocket",
            "Sec-WebSocket-Version: 13",
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
            "Sec-WebSocket-Extensions: " + EXTENSIONS,
            "Sec-WebSocket-Protocol: chat");

    @Test
    void tunnelsAWebSocketWithItsExtensions(TwoSides sides) {
        sides.legacy().now(Behaviours.upgradesAndEchoes());

        try (RawClient client = sides.gateway().connect()) {
            RawAnswer answer = client.exchange(WEB_SOCKET);
            assertThat(answer.status()).isEqualTo(101);
            assertThat(answer.header("Upgrade")).contains("websocket");
            assertThat(answer.header("Connection")).contains("Upgrade");
            assertThat(answer.header("Sec-WebSocket-Extensions")).contains(EXTENSIONS);
            assertThat(answer.header("Sec-WebSocket-Accept")).isPresent();

            client.send("\u0081\u0002hi");
            assertThat(client.readThrough("hi")).isEqualTo("\u0081\u0002hi");
            client.send("GET / HTTP/1.1\r\n\r\n\u0000\u00ff!");
            assertThat(client.readThrough("!")).isEqualTo("GET / HTTP/1.1\r\n\r\n\u0000\u00ff!");
        }
        ReceivedRequest received = sides.legacy().next();
        assertThat(received.header("Upgrade")).contains("websocket");
        assertThat(received.header("Connection").orElseThrow()).containsIgnoringCase("upgrade");
        assertThat(received.header("Sec-WebSocket-Extensions")).contains(EXTENSIONS);
        assertThat(received.header("Sec-WebSocket-Protocol")).contains("chat");
    }

    @Test
    void passesBytesThatComeInOnePacketWithTheAnswer(TwoSides sides) {
        sides.legacy().now(switchesAndSays("early"));

        try (RawClient client = sides.gateway().connect()) {
            client.send(WEB_SOCKET);
            assertThat(client.readHead().status()).isEqualTo(101);

            assertThat(client.readThrough("early")).isEqualTo("early");
        }
    }

    @Test
    void endsTheTunnelForTheOtherSideToo(TwoSides sides) {
        CompletableFuture<Ending> left = new CompletableFuture<>();
        sides.legacy().now(exchange -> {
            exchange.send("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n");
            left.complete(exchange.awaitPeerGone());
        });
        try (RawClient client = sides.gateway().connect()) {
            client.send(WEB_SOCKET);
            assertThat(client.readHead().status()).isEqualTo(101);
        }
        assertThat(left).succeedsWithin(Await.BOUND);

        sides.legacy().now(switchesAndSays("bye"));
        try (RawClient client = sides.gateway().connect()) {
            client.send(WEB_SOCKET);
            assertThat(client.readHead().status()).isEqualTo(101);
            client.readThrough("bye");
            sides.legacy().closeConnections();

            assertThat(client.readToEnd()).isEmpty();
        }
    }

    @Test
    void relaysARefusedUpgradeAsAnAnswer(TwoSides sides) {
        sides.legacy().now(Behaviours.status(403));

        try (RawClient client = sides.gateway().connect()) {
            assertThat(client.exchange(WEB_SOCKET).status()).isEqualTo(403);

            sides.legacy().now(Behaviours.says("legacy"));
            assertThat(client.exchange(Requests.get("/legacy")).text()).isEqualTo("legacy");
        }
    }

    @Test
    void neverSpeaksClearTextHttpTwo(TwoSides sides) {
        String upgrade =
                Requests.get("/events/7", "Connection: Upgrade, HTTP2-Settings", "Upgrade: h2c", "HTTP2-Settings: AA");

        RawAnswer answer = sides.gateway().send(upgrade);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEqualTo("legacy");
        assertThat(sides.legacy().next().head().names()).doesNotContain("Upgrade", "HTTP2-Settings");
    }

    @Test
    void stripsHeadersThatOnlyATranslatorMakes(TwoSides sides) {
        sides.gateway().get("/legacy", "x-http2-scheme: https", "X-HTTP2-Stream-ID: 3", "X-Http: kept");

        assertThat(sides.legacy().next().head().names())
                .contains("X-Http")
                .doesNotContain("x-http2-scheme", "X-HTTP2-Stream-ID");
    }

    @Test
    void ignoresAnUpgradeOfAnOldClient(TwoSides sides) {
        String upgrade = "GET /legacy HTTP/1.0\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n";

        assertThat(sides.gateway().send(upgrade).status()).isEqualTo(200);
    }

    private static Behaviour switchesAndSays(String text) {
        return exchange -> {
            exchange.send(
                    "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n" + text);
            exchange.echoBytes();
        };
    }
}
