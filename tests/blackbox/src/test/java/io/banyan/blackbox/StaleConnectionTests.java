package io.banyan.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.testkit.Await;
import io.banyan.testkit.Behaviour;
import io.banyan.testkit.Behaviours;
import io.banyan.testkit.RawAnswer;
import io.banyan.testkit.RawClient;
import io.banyan.testkit.ReceivedRequest;
import io.banyan.testkit.Requests;
import io.banyan.testkit.TwoSides;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// B2: a pooled connection that the upstream has closed is nobody's error.
@ExtendWith(SharedGateway.class)
class StaleConnectionTests {
    @ParameterizedTest
    @ValueSource(strings = {"/legacy/7", "/events/7"})
    void neverFailsAReadOnAConnectionThatTheUpstreamClosed(String target, TwoSides sides) {
        sides.legacy().now(closesAfterEveryFifteenth());
        sides.modern().now(closesAfterEveryFifteenth());

        try (RawClient client = sides.gateway().connect()) {
            for (int i = 0; i < 350; i++) {
                assertThat(client.exchange(Requests.get(target)).text()).isEqualTo("fine");
            }
        }
    }

    @Test
    void neverFailsAWriteOnAConnectionThatWasClosedWhileIdle(TwoSides sides) {
        try (RawClient client = sides.gateway().connect()) {
            for (int i = 0; i < 30; i++) {
                assertThat(client.exchange(Requests.post("/legacy", "x")).status())
                        .isEqualTo(200);
                sides.legacy().closeConnections();
                pass(Duration.ofMillis(20));
            }
        }

        assertThat(sides.legacy().requests()).hasSize(30);
    }

    @Test
    void sendsAWriteOnAFreshConnectionAfterASecondOfIdleness(TwoSides sides) {
        assertThat(connections(sides, Requests.get("/legacy/1"), 1_100, Requests.post("/legacy", "x")))
                .hasSize(2);
    }

    @Test
    void readsOnAConnectionThatWasIdleForASecond(TwoSides sides) {
        assertThat(connections(sides, Requests.get("/legacy/1"), 1_100, Requests.get("/legacy/2")))
                .hasSize(1);
    }

    @Test
    void believesAnUpstreamThatSaysHowLongItKeepsAConnection(TwoSides sides) {
        sides.legacy().now(Behaviours.answers(Behaviours.ok("Keep-Alive: timeout=1\r\n", "fine")));

        assertThat(connections(sides, Requests.get("/legacy/1"), 1_100, Requests.get("/legacy/2")))
                .hasSize(2);
    }

    @Test
    void writesOnAConnectionThatIsYoung(TwoSides sides) {
        assertThat(connections(sides, Requests.get("/legacy/1"), 0, Requests.post("/legacy", "x")))
                .hasSize(1);
    }

    @Test
    void closesAConnectionThatSaysClose(TwoSides sides) {
        sides.legacy().now(Behaviours.answers(Behaviours.ok("Connection: close\r\n", "fine")));

        assertThat(connections(sides, Requests.get("/legacy/1"), 0, Requests.get("/legacy/2")))
                .hasSize(2);
    }

    @Test
    void neverSendsAWriteTwice(TwoSides sides) {
        sides.legacy().now(Behaviours.resetsBeforeTheHead());

        RawAnswer answer = sides.gateway().send(Requests.post("/legacy", "x"));

        assertThat(answer.status()).isEqualTo(502);
        assertThat(sides.legacy().requests()).hasSize(1);
    }

    /// Well within what the retry budget allows.
    private static Behaviour closesAfterEveryFifteenth() {
        AtomicInteger answers = new AtomicInteger();
        return exchange -> {
            exchange.readBody();
            exchange.send(Behaviours.ok("", "fine"));
            if (answers.incrementAndGet() % 15 == 0) {
                exchange.close();
            }
        };
    }

    /// The upstream connections that two requests of one client connection came on.
    private static Set<Integer> connections(TwoSides sides, String first, int pauseMillis, String second) {
        try (RawClient client = sides.gateway().connect()) {
            assertThat(client.exchange(first).status()).isEqualTo(200);
            pass(Duration.ofMillis(pauseMillis));
            assertThat(client.exchange(second).status()).isEqualTo(200);
        }
        return sides.legacy().requests().stream()
                .map(ReceivedRequest::connection)
                .collect(Collectors.toSet());
    }

    private static void pass(Duration time) {
        Await.untilNanoTime(System.nanoTime() + time.toNanos());
    }
}
