package io.banyan.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.testkit.Await;
import io.banyan.testkit.Behaviour;
import io.banyan.testkit.Behaviours;
import io.banyan.testkit.Ending;
import io.banyan.testkit.RawClient;
import io.banyan.testkit.Requests;
import io.banyan.testkit.StubExchange;
import io.banyan.testkit.TwoSides;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Bodies are passed on as they come, no faster than they are read, and not longer than somebody wants them.
@ExtendWith(SharedGateway.class)
class StreamingTests {
    private static final long PIECE = 64 << 10;
    /// More than all socket buffers on the way can hold, and far less than the whole body.
    private static final long HELD = 32 << 20;

    private static final long WHOLE = 64 << 20;

    @ParameterizedTest
    @ValueSource(strings = {"/legacy", "/events/7"})
    void passesEachEventAtOnce(String target, TwoSides sides) {
        Semaphore next = new Semaphore(0);
        sides.legacy().now(eventsOneByOne(next));
        sides.modern().now(eventsOneByOne(next));

        try (RawClient client = sides.gateway().connect()) {
            client.send(Requests.get(target, "Accept: text/event-stream"));
            assertThat(client.readHead().status()).isEqualTo(200);
            for (int i = 1; i <= 5; i++) {
                next.release();
                assertThat(client.readThrough("\n\n")).contains("data: " + i);
            }
        }
    }

    @Test
    void passesARequestBodyBeforeItIsWhole(TwoSides sides) {
        CompletableFuture<Boolean> started = new CompletableFuture<>();
        sides.legacy().now(exchange -> {
            started.complete(true);
            exchange.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n");
            exchange.readBody();
            exchange.send("0\r\n\r\n");
        });

        try (RawClient client = sides.gateway().connect()) {
            client.send(Requests.of("POST", "/legacy", "Content-Length: 4") + "ab");
            assertThat(started).succeedsWithin(Await.BOUND);
            assertThat(client.readHead().status()).isEqualTo(200);
            client.readThrough("hi");
            client.send("cd");
            client.readThrough("0\r\n\r\n");
        }
        assertThat(sides.legacy().next().body().text()).isEqualTo("abcd");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/legacy", "/events/7"})
    void holdsAnUpstreamBackWhileTheClientDoesNotRead(String target, TwoSides sides) {
        AtomicLong sent = new AtomicLong();
        sides.legacy().now(sendsCounting(sent));
        sides.modern().now(sendsCounting(sent));

        try (RawClient client = RawClient.connect(sides.gateway().port(), 64 << 10)) {
            client.send(Requests.get(target));
            awaitStandstill(sent);
            assertThat(sent.get()).isLessThan(HELD);

            assertThat(client.read().body().length()).isEqualTo(WHOLE);
        }
    }

    @Test
    void holdsAClientBackWhileLegacyDoesNotRead(TwoSides sides) {
        Semaphore mayRead = new Semaphore(0);
        sides.legacy().now(exchange -> {
            mayRead.acquireUninterruptibly();
            long length = exchange.readBody().length();
            exchange.send(Behaviours.ok("", String.valueOf(length)));
        });
        AtomicLong sent = new AtomicLong();

        try (RawClient client = sides.gateway().connect()) {
            client.send(Requests.of("POST", "/legacy", "Content-Length: " + WHOLE));
            Thread.ofVirtual().start(() -> {
                for (long done = 0; done < WHOLE; done += PIECE) {
                    client.sendGenerated(PIECE);
                    sent.addAndGet(PIECE);
                }
            });
            awaitStandstill(sent);
            assertThat(sent.get()).isLessThan(HELD);

            mayRead.release();
            assertThat(client.read("POST").text()).isEqualTo(String.valueOf(WHOLE));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/legacy", "/events/7"})
    void tellsTheUpstreamThatItsClientHasGone(String target, TwoSides sides) {
        CompletableFuture<Ending> left = new CompletableFuture<>();
        Behaviour endless = exchange -> {
            exchange.readBody();
            exchange.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n");
            left.complete(exchange.awaitPeerGone());
        };
        sides.legacy().now(endless);
        sides.modern().now(endless);

        RawClient client = sides.gateway().connect();
        client.send(Requests.get(target));
        client.readThrough("hi");
        client.reset();

        assertThat(left).succeedsWithin(Await.BOUND);
    }

    @Test
    void tellsLegacyThatItsClientHasGoneBeforeTheAnswer(TwoSides sides) {
        CompletableFuture<Ending> left = new CompletableFuture<>();
        sides.legacy().now(exchange -> {
            exchange.readBody();
            left.complete(exchange.awaitPeerGone());
        });

        RawClient client = sides.gateway().connect();
        client.send(Requests.get("/legacy"));
        sides.legacy().next();
        client.reset();

        assertThat(left).succeedsWithin(Await.BOUND);
    }

    private static Behaviour eventsOneByOne(Semaphore next) {
        return exchange -> {
            exchange.readBody();
            exchange.send("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n");
            for (int i = 1; i <= 5; i++) {
                next.acquireUninterruptibly();
                exchange.send("9\r\ndata: " + i + "\n\n\r\n");
            }
            exchange.send("0\r\n\r\n");
        };
    }

    private static Behaviour sendsCounting(AtomicLong sent) {
        return exchange -> {
            exchange.readBody();
            exchange.send("HTTP/1.1 200 OK\r\nContent-Length: " + WHOLE + "\r\n\r\n");
            sendPieces(exchange, sent);
        };
    }

    private static void sendPieces(StubExchange exchange, AtomicLong sent) throws IOException {
        for (long done = 0; done < WHOLE; done += PIECE) {
            exchange.sendGenerated(PIECE);
            sent.addAndGet(PIECE);
        }
    }

    /// Returns when something was sent and nothing more is for half a second.
    private static void awaitStandstill(AtomicLong sent) {
        Await.until("something is sent", () -> sent.get() > 0);
        long[] last = {0};
        Await.until("nothing more is sent", () -> {
            last[0] = sent.get();
            return !Await.holdsWithin(Duration.ofMillis(500), () -> sent.get() != last[0]);
        });
    }
}
