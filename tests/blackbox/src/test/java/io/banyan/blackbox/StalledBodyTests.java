package io.banyan.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.testkit.Await;
import io.banyan.testkit.Behaviours;
import io.banyan.testkit.RawAnswer;
import io.banyan.testkit.RawClient;
import io.banyan.testkit.Requests;
import io.banyan.testkit.TwoSides;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// MODERN's head came in time and its body does not.
class StalledBodyTests {
    private static final String LENGTH = "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n";
    private static final String CHUNKED = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
    private static final String EVENTS = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n";

    @AutoClose
    private static final TwoSides SIDES = TwoSides.with(group -> group.weight("100%")
            .modernLine("body-timeout: 500ms")
            .modernLine("max-concurrent: 2")
            .modernLine("breaker: { calls: 10000 }")
            .route("event", "/events/{id}"));

    @BeforeEach
    void calm() {
        SIDES.calm();
    }

    @ParameterizedTest
    @ValueSource(strings = {LENGTH, LENGTH + "half", CHUNKED + "4\r\nhalf\r\n"})
    void cutsItVisiblyAndFreesItsPlace(String beginning) {
        SIDES.modern().now(exchange -> {
            exchange.send(beginning);
            exchange.awaitPeerGone();
            exchange.close();
        });

        for (int i = 0; i < 3; i++) {
            RawAnswer answer = SIDES.gateway().get("/events/7");

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("X-Side")).as("the place was free").isEmpty();
            assertThat(answer.body().complete()).isFalse();
        }
    }

    @Test
    void waitsForABodyThatComesSlowly() {
        SIDES.modern()
                .now(Behaviours.sendsInParts(
                        Duration.ofMillis(200),
                        List.of(CHUNKED, "1\r\na\r\n", "1\r\nb\r\n", "1\r\nc\r\n", "1\r\nd\r\n", "0\r\n\r\n")));

        assertThat(SIDES.gateway().get("/events/7").text()).isEqualTo("abcd");
    }

    @Test
    void waitsForAClientThatReadsSlowly() {
        int size = 20_000_000;
        SIDES.modern().now(Behaviours.sendsGenerated(size));

        try (RawClient client = RawClient.connect(SIDES.gateway().port(), 4_096)) {
            client.send(Requests.get("/events/7"));
            Await.untilNanoTime(System.nanoTime() + 2_000_000_000L);

            assertThat(client.read().body().length()).isEqualTo(size);
        }
    }

    @Test
    void waitsForAnEventStream() {
        SIDES.modern()
                .now(Behaviours.sendsInParts(Duration.ofMillis(1_500), List.of(EVENTS, "data: x\n\n", "data: y\n\n")));

        try (RawClient client = SIDES.gateway().connect()) {
            client.send(Requests.get("/events/7"));
            assertThat(client.readThrough("data: y\n\n")).contains("data: x\n\n");
        }
    }

    @Test
    void neverCutsLegacy() {
        SIDES.legacy()
                .now(Behaviours.sendsInParts(
                        Duration.ofMillis(1_500), List.of("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\na", "b")));

        assertThat(SIDES.gateway().get("/legacy").text()).isEqualTo("ab");
    }
}
