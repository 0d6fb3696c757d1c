package io.banyan.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.testkit.Await;
import io.banyan.testkit.Behaviours;
import io.banyan.testkit.RawAnswer;
import io.banyan.testkit.RawClient;
import io.banyan.testkit.ReceivedRequest;
import io.banyan.testkit.Requests;
import io.banyan.testkit.TwoSides;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// B15, B16: what a client owes is limited in time and size; the silence of an upstream is not.
class LimitTests {
    private static final Duration LIMIT = Duration.ofMillis(300);

    @AutoClose
    private static final TwoSides SIDES = TwoSides.with(
            group -> group.route("event", "/events/{id}"), setup -> setup.option("--head-timeout", "300ms")
                    .option("--body-window", "300ms")
                    .option("--read-timeout", "300ms")
                    .option("--keep-alive", "300ms")
                    .option("--limit-line", "2KB")
                    .option("--limit-head", "4KB")
                    .option("--limit-headers", "20"));

    @BeforeEach
    void calm() {
        SIDES.calm();
    }

    @Test
    void cutsAHeadThatComesTooSlowly() {
        try (RawClient client = SIDES.gateway().connect()) {
            client.send("GET /legacy HTTP/1.1\r\nHost: a\r\n");

            RawAnswer answer = client.read();

            assertThat(answer.status()).isEqualTo(408);
            assertThat(client.readToEnd()).isEmpty();
        }
        assertThat(SIDES.legacy().requests()).isEmpty();
    }

    @Test
    void cutsAHeadThatDripsForEver() {
        try (RawClient client = SIDES.gateway().connect()) {
            long start = System.nanoTime();
            Thread.ofVirtual().start(() -> drip(client));

            assertThat(client.tryRead("GET").map(RawAnswer::status).orElse(408)).isEqualTo(408);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LIMIT.multipliedBy(10));
        }
    }

    @Test
    void cutsABodyThatStopsComing() {
        try (RawClient client = SIDES.gateway().connect()) {
            client.send(Requests.of("POST", "/legacy", "Content-Length: 10") + "abc");
            ReceivedRequest received = SIDES.legacy().next();

            assertThat(received.body().complete()).isFalse();
            assertThat(client.tryRead("POST").map(RawAnswer::status).orElse(408))
                    .isEqualTo(408);
        }
    }

    @Test
    void cutsABodyThatComesTooSlowly() {
        try (RawClient client = SIDES.gateway().connect()) {
            client.send(Requests.of("POST", "/legacy", "Content-Length: 10000"));
            Thread.ofVirtual().start(() -> drip(client));

            assertThat(SIDES.legacy().next().body().complete()).isFalse();
        }
    }

    @Test
    void cutsAClientThatDoesNotRead() {
        SIDES.legacy().now(Behaviours.sendsGenerated(64 << 20));
        try (RawClient client = RawClient.connect(SIDES.gateway().port(), 4_096)) {
            client.send(Requests.get("/legacy"));
            SIDES.legacy().next();

            Await.until(
                    "the upstream's connection is ended", () -> SIDES.legacy().openConnections() == 0);
        }
    }

    @Test
    void closesAConnectionThatStaysIdle() {
        try (RawClient client = SIDES.gateway().connect()) {
            client.exchange(Requests.get("/legacy"));

            assertThat(client.isEndedWithin(LIMIT.multipliedBy(10))).isTrue();
        }
    }

    @Test
    void servesOthersWhileSlowClientsWait() {
        Collections.nCopies(200, "GET /slow HTTP/1.1\r\nHos")
                .forEach(half -> SIDES.gateway().connect().send(half));

        for (int i = 0; i < 20; i++) {
            assertThat(SIDES.gateway().get("/legacy").status()).isEqualTo(200);
        }
    }

    @Test
    void waitsForASlowLegacyHoweverLongItTakes() {
        SIDES.legacy().now(Behaviours.answersAfter(LIMIT.multipliedBy(4), Behaviours.says("legacy")));

        assertThat(SIDES.gateway().get("/legacy").text()).isEqualTo("legacy");
        assertThat(SIDES.gateway().send(Requests.post("/legacy", "x")).text()).isEqualTo("legacy");
    }

    @Test
    void waitsForASlowBodyOfLegacy() {
        String answer = Behaviours.ok("Content-Type: text/event-stream\r\n", "ab");
        int cut = answer.length() - 1;
        SIDES.legacy()
                .now(Behaviours.sendsInParts(
                        LIMIT.multipliedBy(4), List.of(answer.substring(0, cut), answer.substring(cut))));

        assertThat(SIDES.gateway().get("/legacy").text()).isEqualTo("ab");
    }

    @Test
    void refusesALineThatIsTooLong() {
        assertRefused(Requests.get("/" + "a".repeat(2_100)), 414);
    }

    @Test
    void refusesAHeadThatIsTooLarge() {
        assertRefused(Requests.get("/legacy", "X-Large: " + "a".repeat(4_200)), 431);
    }

    @Test
    void refusesTooManyHeaders() {
        String[] lines = Collections.nCopies(21, "X-Many: a").toArray(String[]::new);

        assertRefused(Requests.get("/legacy", lines), 431);
    }

    @Test
    void takesWhatStandsJustWithinItsLimits() {
        String[] lines = Collections.nCopies(19, "X-Many: a").toArray(String[]::new);

        assertThat(SIDES.gateway().get("/" + "a".repeat(1_900)).status()).isEqualTo(200);
        assertThat(SIDES.gateway()
                        .get("/legacy", "X-Large: " + "a".repeat(3_800))
                        .status())
                .isEqualTo(200);
        assertThat(SIDES.gateway().get("/legacy", lines).status()).isEqualTo(200);
    }

    private static void assertRefused(String request, int status) {
        try (RawClient client = SIDES.gateway().connect()) {
            RawAnswer answer = client.exchange(request);

            assertThat(answer.status()).isEqualTo(status);
            assertThat(answer.header("Content-Type")).contains("application/problem+json");
            assertThat(client.readToEnd()).isEmpty();
        }
        assertThat(SIDES.legacy().requests()).isEmpty();
    }

    /// A byte every 50 ms until the peer has had enough.
    private static void drip(RawClient client) {
        try {
            client.sendSlowly("GET /legacy HTTP/1.1\r\nX-Slow: " + "a".repeat(200), Duration.ofMillis(50));
        } catch (UncheckedIOException e) {
            // Cut, as it should be.
        }
    }
}
