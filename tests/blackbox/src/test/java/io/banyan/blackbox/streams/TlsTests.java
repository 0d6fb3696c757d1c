package io.banyan.blackbox.streams;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.banyan.testkit.Await;
import io.banyan.testkit.Behaviours;
import io.banyan.testkit.FrameClient;
import io.banyan.testkit.RawAnswer;
import io.banyan.testkit.RawClient;
import io.banyan.testkit.ReceivedRequest;
import io.banyan.testkit.Requests;
import io.banyan.testkit.TlsIdentity;
import io.banyan.testkit.TwoSides;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// TLS on the traffic port: who names HTTP/2 gets it, everybody else HTTP/1.1 with all that it can.
@ExtendWith({SharedTls.class, SecureProcess.class})
class TlsTests {
    @Test
    void speaksHttpOneWithWhoeverNamesNothing(TwoSides sides) {
        try (RawClient client = RawClient.connectTls(sides.gateway().port())) {
            assertThat(client.exchange(Requests.get("/legacy")).text()).isEqualTo("legacy");
            assertThat(client.exchange(Requests.get("/legacy")).text()).isEqualTo("legacy");
        }
        ReceivedRequest received = sides.legacy().next();
        assertThat(received.head().lines()).contains("X-Forwarded-Proto: https", "X-Forwarded-Port: 443");
    }

    @Test
    void tellsWhoeverSpeaksPlainHttpWhatToSpeak(TwoSides sides) {
        try (RawClient client = RawClient.connect(sides.gateway().port())) {
            RawAnswer answer = client.exchange(Requests.get("/legacy"));

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.text()).isEqualTo("This port speaks TLS; use https:// instead of http://\n");
            assertThat(client.readToEnd()).isEmpty();
        }
    }

    @Test
    void speaksHttpOneWithWhoeverNamesIt(TwoSides sides) {
        try (RawClient client = RawClient.connectTls(sides.gateway().port(), "http/1.1")) {
            assertThat(client.exchange(Requests.post("/legacy", "abc")).text()).isEqualTo("legacy");
        }
        assertThat(sides.legacy().next().body().text()).isEqualTo("abc");
    }

    @Test
    void endsARefusedConnectionInOrder(TwoSides sides) {
        try (RawClient client = RawClient.connectTls(sides.gateway().port(), "http/1.1")) {
            assertThat(client.exchange("GET /a HTTP/1.1\r\n\r\n").status()).isEqualTo(400);
            assertThat(client.readToEnd()).isEmpty();
        }
    }

    @Test
    void endsAnAnswerThatIsDelimitedByItsEndOnlyWhenItIsWhole(TwoSides sides) {
        sides.legacy().now(Behaviours.answers(Behaviours.okChunked("", "whole")));
        try (RawClient client = RawClient.connectTls(sides.gateway().port())) {
            client.send("GET /legacy HTTP/1.0\r\n\r\n").readHead();
            assertThat(client.readToEnd()).isEqualTo("whole");
        }
        sides.legacy().now(Behaviours.closesMidChunk());
        try (RawClient client = RawClient.connectTls(sides.gateway().port())) {
            client.send("GET /legacy HTTP/1.0\r\n\r\n").readHead();
            assertThat(client.isCutOff()).isTrue();
        }
    }

    @Test
    void tunnelsWebSocketsOverHttpOne(TwoSides sides) {
        sides.legacy().now(Behaviours.upgradesAndEchoes());
        try (RawClient client = RawClient.connectTls(sides.gateway().port(), "http/1.1")) {
            client.send(Requests.get("/chat", "Connection: Upgrade", "Upgrade: websocket"));
            assertThat(client.readHead().status()).isEqualTo(101);
            client.send("through tls!");

            assertThat(client.readThrough("!")).isEqualTo("through tls!");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void speaksBothVersions(String version, TwoSides sides) throws IOException {
        try (SSLSocket socket = (SSLSocket) TlsIdentity.trusting()
                .getSocketFactory()
                .createSocket(InetAddress.getLoopbackAddress(), sides.gateway().port())) {
            socket.setEnabledProtocols(new String[] {version});
            socket.startHandshake();

            assertThat(socket.getSession().getProtocol()).isEqualTo(version);
        }
    }

    @Test
    void letsNoClientNegotiateAnew(SecureProcess.Running running) throws IOException {
        AtomicInteger handshakes = new AtomicInteger();
        try (SSLSocket socket = (SSLSocket) TlsIdentity.trusting()
                .getSocketFactory()
                .createSocket(
                        InetAddress.getLoopbackAddress(), running.gateway().port())) {
            socket.setEnabledProtocols(new String[] {"TLSv1.2"});
            socket.addHandshakeCompletedListener(completed -> handshakes.incrementAndGet());
            socket.startHandshake();
            Await.until("the first one is done", () -> handshakes.get() == 1);

            assertThatThrownBy(() -> {
                        socket.startHandshake();
                        socket.getOutputStream()
                                .write(Requests.get("/legacy", "Connection: close")
                                        .getBytes(US_ASCII));
                        socket.getInputStream().readAllBytes();
                    })
                    .isInstanceOf(SSLException.class);
            assertThat(handshakes).hasValue(1);
        }
    }

    @Test
    void speaksNothingButTls(TwoSides sides) {
        try (RawClient client = RawClient.connect(sides.gateway().port())) {
            client.send(Requests.get("/legacy"));

            assertThat(client.tryRead("GET")).isEmpty();
        } catch (UncheckedIOException | AssertionError alert) {
            assertThat(sides.legacy().requests()).isEmpty();
        }
        assertThat(sides.legacy().requests()).isEmpty();
    }

    @Test
    void servesTheJdksOwnClient(TwoSides sides) throws IOException, InterruptedException {
        sides.legacy().now(Behaviours.echoes());
        String url = "https://localhost:" + sides.gateway().port();
        try (HttpClient client = HttpClient.newBuilder()
                .sslContext(TlsIdentity.trusting())
                .version(HttpClient.Version.HTTP_2)
                .build()) {
            var post = HttpRequest.newBuilder(URI.create(url + "/legacy"))
                    .POST(HttpRequest.BodyPublishers.ofString("x".repeat(300_000)))
                    .build();

            HttpResponse<String> answer = client.send(post, HttpResponse.BodyHandlers.ofString());

            assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
            assertThat(answer.body()).hasSize(300_000);
        }
    }

    @Test
    void answersOnHttpTwoWhatItAnswersOnHttpOne(TwoSides sides) {
        try (RawClient one = RawClient.connectTls(sides.gateway().port(), "http/1.1");
                FrameClient two = FrameClient.connect(sides.gateway().port())) {
            assertThat(two.stream(two.get("/events/7")).answer().body())
                    .isEqualTo(one.exchange(Requests.get("/events/7")).text());
        }
    }
}
