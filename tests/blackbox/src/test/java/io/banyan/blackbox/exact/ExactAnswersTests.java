package io.banyan.blackbox.exact;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.blackbox.Leftovers;
import io.banyan.testkit.Behaviours;
import io.banyan.testkit.Crowd;
import io.banyan.testkit.FullNumbers;
import io.banyan.testkit.Measured;
import io.banyan.testkit.RawAnswer;
import io.banyan.testkit.RawClient;
import io.banyan.testkit.Requests;
import io.banyan.testkit.TwoSides;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What upstreams do, well or badly, a thousand times each: one answer, always the same, and nothing is left.
class ExactAnswersTests {
    private static final int TIMES = FullNumbers.pick(20, 1_000);
    private static final int AT_ONCE = 8;
    private static final Map<String, Integer> SEEN = new TreeMap<>();

    @AutoClose
    private static final TwoSides SIDES = TwoSides.with(group -> group.weight("100%")
            .modernLine("timeout: 10s")
            .modernLine("breaker: { failures: 100%, calls: 10000, open: 5s }")
            .route("event", "/events/{id}"));

    private static final Leftovers LEFTOVERS = Leftovers.of(SIDES.gateway(), SIDES.legacy(), SIDES.modern());

    @BeforeEach
    void calm() {
        SIDES.calm();
    }

    @AfterEach
    void nothingUnread() {
        SIDES.calm();
    }

    @AfterAll
    static void nothingIsLeft() {
        LEFTOVERS.areGone();
        Measured measured = Measured.as("exact-answers");
        SEEN.forEach((what, count) -> measured.figure(what + ": exactly as expected", count));
        measured.figure("connections left, buffers left", "0, 0").append();
    }

    @ParameterizedTest
    @MethodSource("io.banyan.blackbox.exact.UpstreamCase#all")
    void givesTheSameAnswerEachTime(UpstreamCase upstream) {
        (upstream.modern() ? SIDES.modern() : SIDES.legacy()).now(upstream.upstream());

        answersOnly(upstream.toString(), upstream.expected(), client -> {
            client.send(Requests.of(upstream.method(), upstream.modern() ? "/events/7" : "/legacy"));
            return client.read(upstream.method());
        });

        assertThat(SIDES.modern().requests())
                .hasSize(upstream.modern() ? SIDES.modern().requests().size() : 0);
    }

    @Test
    void sendsAWriteOnceThoughItsAnswerNeverComes() {
        SIDES.legacy().now(Behaviours.resetsBeforeTheHead());

        answersOnly(
                "LEGACY reset before the head of a POST's answer",
                Told.BAD_GATEWAY,
                client -> client.exchange(Requests.post("/events/7", "body")));

        assertThat(SIDES.legacy().requests()).hasSize(TIMES);
        assertThat(SIDES.modern().requests()).isEmpty();
    }

    @Test
    void asksForTheBodyWhenTheUpstreamDoes() {
        SIDES.legacy().now(exchange -> {
            exchange.send("HTTP/1.1 100 Continue\r\n\r\n");
            exchange.send(Behaviours.ok("", exchange.readBody().text()));
        });

        answersOnly("100-continue accepted", "200 OK [Content-Length: 4] 'body' whole", client -> {
            client.send(expecting());
            assertThat(client.readHead().status()).isEqualTo(100);
            return client.send("body").read("POST");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"417 Expectation Failed", "401 Unauthorized"})
    void relaysARefusalOfABodyThatIsNeverSent(String status) {
        SIDES.legacy().now(exchange -> {
            exchange.send("HTTP/1.1 " + status + "\r\nContent-Length: 2\r\n\r\nno");
            exchange.awaitPeerGone();
            exchange.close();
        });
        String expected = status + " [Content-Length: 2, Connection: close] 'no' whole";

        answersOnly("100-continue refused with " + status, expected, client -> {
            RawAnswer answer = client.send(expecting()).read("POST");
            assertThat(client.readToEnd()).isEmpty();
            return answer;
        });
    }

    private static String expecting() {
        return Requests.of("POST", "/legacy", "Content-Length: 4", "Expect: 100-continue");
    }

    private static void answersOnly(String what, String expected, Function<RawClient, RawAnswer> exchange) {
        Map<String, Long> seen = Crowd.of(TIMES, AT_ONCE, number -> {
                    try (RawClient client = SIDES.gateway().connect()) {
                        return Told.of(exchange.apply(client));
                    }
                })
                .stream()
                .collect(Collectors.groupingBy(told -> told, Collectors.counting()));

        assertThat(seen).as(what).isEqualTo(Map.of(expected, (long) TIMES));
        SEEN.put(what, TIMES);
    }
}
