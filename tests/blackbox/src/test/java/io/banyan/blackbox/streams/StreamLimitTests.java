package io.banyan.blackbox.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.testkit.Await;
import io.banyan.testkit.Behaviours;
import io.banyan.testkit.FrameClient;
import io.banyan.testkit.RawClient;
import io.banyan.testkit.StreamSeen;
import io.banyan.testkit.TlsIdentity;
import io.banyan.testkit.TwoSides;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a client owes on a stream and on its connection (B15, B16).
class StreamLimitTests {
    private static final int REFUSED_STREAM = 7;
    private static TwoSides sides;

    @BeforeAll
    static void start() {
        sides = TwoSides.with(group -> group.weight("100%").route("event", "/events/{id}"), setup -> setup.tls()
                .option("--head-timeout", "300ms")
                .option("--body-window", "300ms")
                .option("--read-timeout", "300ms")
                .option("--keep-alive", "600ms")
                .option("--limit-line", "1KB")
                .option("--limit-head", "4KB"));
    }

    @AfterAll
    static void stop() {
        sides.close();
    }

    @BeforeEach
    void calm() {
        sides.calm();
    }

    private static FrameClient connect() {
        return FrameClient.connect(sides.gateway().port());
    }

    @Test
    void saysGoAwayToAConnectionThatIsIdle() {
        try (FrameClient client = connect()) {
            client.stream(client.get("/legacy")).answer();

            client.seen().awaitEnd();
            assertThat(client.seen().goAways()).last().satisfies(last -> {
                assertThat(last.error()).isZero();
                assertThat(last.lastStream()).isEqualTo(1);
            });
        }
    }

    @Test
    void doesNotTakePingsForUse() {
        try (FrameClient client = connect()) {
            Await.until("the connection ends", () -> {
                ping(client);
                return client.seen().ended();
            });
        }
    }

    private static void ping(FrameClient client) {
        try {
            client.frame(FrameClient.PING, 0, 0, new byte[8]);
        } catch (java.io.UncheckedIOException closed) {
            client.seen().awaitEnd();
        }
    }

    @Test
    void keepsAConnectionWhoseAnswerIsStillToCome() {
        sides.legacy().now(Behaviours.answersAfter(java.time.Duration.ofMillis(1_500), Behaviours.says("late")));
        try (FrameClient client = connect()) {
            assertThat(client.stream(client.get("/legacy")).answer().body()).isEqualTo("late");
        }
    }

    @Test
    void answersASlowBodyOnItsStreamAlone() {
        try (FrameClient client = connect()) {
            int slow = client.post("/legacy", "content-length", "100");
            client.data(slow, false, "abc");

            assertThat(client.stream(slow).status()).isEqualTo(408);
            assertThat(client.stream(client.get("/legacy")).answer().body()).isEqualTo("legacy");
        }
        assertThat(sides.legacy().requests().getFirst().body().complete()).isFalse();
    }

    @Test
    void resetsAStreamWhoseClientTakesNothing() {
        sides.legacy().now(Behaviours.sendsGenerated(1 << 20));
        try (FrameClient client = FrameClient.withoutReading(sides.gateway().port())) {
            StreamSeen unread = client.stream(client.get("/legacy"));

            Await.until("it is reset", () -> unread.resetBy() != null);
            assertThat(unread.ended()).isFalse();
            client.windowUpdate(0, 1 << 20);
            sides.calm();
            assertThat(client.stream(client.get("/legacy")).answer().body()).isEqualTo("legacy");
        }
    }

    @Test
    void closesAConnectionWhoseHeadDoesNotEndBeforeItCountsAsIdle() {
        try (FrameClient client = connect()) {
            client.stream(client.open(true, FrameClient.request("HEAD", "/legacy")))
                    .answer();
            client.frame(FrameClient.HEADERS, 0, 3, FrameClient.block(":method", "GET"));

            client.seen().awaitEnd();
            assertThat(client.seen().goAways()).isEmpty();
        }
    }

    @Test
    void closesAConnectionThatNeverSaysItsPreface() {
        try (RawClient client = RawClient.connectTls(sides.gateway().port(), "h2")) {
            client.send("PRI * HTTP/2.0\r\n");

            assertThat(client.readToEnd()).isNotNull();
        }
    }

    @Test
    void closesAConnectionWhoseHandshakeDoesNotEnd() throws IOException {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), sides.gateway().port())) {
            socket.setSoTimeout((int) Await.BOUND.toMillis());
            socket.getOutputStream().write(new byte[] {22, 3, 1, 0, 100, 1});

            assertThat(socket.getInputStream().readAllBytes()).hasSizeLessThan(100);
        }
    }

    @Test
    void refusesAHeadThatIsTooLargeOnItsStreamAlone() {
        try (FrameClient client = connect()) {
            int large = client.get("/legacy", "x-large", "x".repeat(12_000));
            int line = client.get("/legacy?" + "x".repeat(1_100));
            List<String> many = new ArrayList<>();
            for (int i = 0; i < 101; i++) {
                many.addAll(List.of("x-" + i, "y"));
            }
            int count = client.get("/legacy", many.toArray(String[]::new));

            assertThat(client.stream(large).answer().status()).isEqualTo(431);
            assertThat(client.stream(line).answer().status()).isEqualTo(414);
            assertThat(client.stream(count).answer().status()).isEqualTo(431);
            assertThat(client.stream(client.get("/legacy")).answer().body()).isEqualTo("legacy");
        }
    }

    @Test
    void holdsAClientToItsNumberOfStreamsEvenOneThatHasNotAgreed() {
        sides.legacy().now(Behaviours.hangs());
        try (FrameClient client = connect()) {
            List<Integer> ids = new ArrayList<>();
            for (int i = 0; i < 130; i++) {
                ids.add(client.get("/legacy"));
            }

            Await.until("two are refused", () -> refused(client, ids) == 2);
            assertThat(client.seen().settings()).containsEntry(3, 128L).doesNotContainKey(8);
        }
    }

    private static long refused(FrameClient client, List<Integer> ids) {
        return ids.stream()
                .filter(id ->
                        Integer.valueOf(REFUSED_STREAM).equals(client.stream(id).resetBy()))
                .count();
    }

    @Test
    void waitsForNoAlpnEither() {
        try (RawClient client = RawClient.connectTls(sides.gateway().port())) {
            assertThat(client.readToEnd()).isEmpty();
        }
        assertThat(TlsIdentity.usual().certificate()).exists();
    }
}
