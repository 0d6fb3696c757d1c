package io.banyan.blackbox.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.banyan.testkit.Await;
import io.banyan.testkit.FrameClient;
import io.banyan.testkit.Head;
import io.banyan.testkit.ProxyHeader;
import io.banyan.testkit.RawClient;
import io.banyan.testkit.Requests;
import io.banyan.testkit.TwoSides;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A PROXY header stands before TLS; what the access log says of both protocols.
class RelayedTlsTests {
    private static final Path LOG = fresh();

    @AutoClose
    private static final TwoSides SIDES =
            TwoSides.with(group -> group.weight("50%").route("event", "/events/{id}"), setup -> setup.tls()
                    .flag("--proxy-protocol")
                    .option("--trusted-proxies", "127.0.0.1")
                    .option("--access-log", LOG.toString()));

    @BeforeEach
    void calm() {
        SIDES.calm();
    }

    static Stream<byte[]> headers() {
        return Stream.of(
                ProxyHeader.one("TCP4 203.0.113.7 10.0.0.1 5123 443"),
                ProxyHeader.two("203.0.113.7", (byte) 4, (byte) 0, (byte) 1, (byte) 0));
    }

    @ParameterizedTest
    @MethodSource("headers")
    void standsBeforeTls(byte[] header) throws IOException {
        try (RawClient client =
                RawClient.connectTlsBehind(header, SIDES.gateway().port(), "http/1.1")) {
            assertThat(client.exchange(Requests.get("/one")).text()).isEqualTo("legacy");
        }
        assertTold(SIDES.legacy().next().head());
        try (FrameClient client =
                FrameClient.connectBehind(header, SIDES.gateway().port())) {
            assertThat(client.stream(client.get("/two?a=b&c")).answer().body()).isEqualTo("legacy");
        }
        assertTold(SIDES.legacy().next().head());
        Await.until("both lines are there", () -> lines().size() >= 2);
        assertThat(lines())
                .anyMatch(line -> line.contains("\"target\":\"/one\",\"protocol\":\"HTTP/1.1\""))
                .anyMatch(line -> line.contains("\"target\":\"/two?a&c\",\"protocol\":\"HTTP/2\""))
                .allMatch(line -> line.contains("\"host\":\"" + Requests.HOST + "\""))
                .allMatch(line -> line.contains("\"client\":\"203.0.113.7\""));
    }

    /// Where TLS ends here, nobody else can tell that the client came by it.
    private static void assertTold(Head received) {
        assertThat(received.values("X-Forwarded-For")).containsExactly("203.0.113.7");
        assertThat(received.values("X-Forwarded-Proto")).containsExactly("https");
        assertThat(received.values("X-Forwarded-Host")).containsExactly(Requests.HOST);
        assertThat(received.values("X-Forwarded-Port")).containsExactly("443");
    }

    @Test
    void noHandshakeBeginsWithoutAHeader() {
        int port = SIDES.gateway().port();

        assertThatThrownBy(() -> RawClient.connectTls(port, "http/1.1")).isInstanceOf(UncheckedIOException.class);
    }

    private static Path fresh() {
        try {
            return Files.createTempFile("access-", ".jsonl");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lines() {
        try {
            return Files.readAllLines(LOG);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
