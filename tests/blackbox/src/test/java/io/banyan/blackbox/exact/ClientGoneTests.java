package io.banyan.blackbox.exact;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.blackbox.Leftovers;
import io.banyan.testkit.Await;
import io.banyan.testkit.Behaviour;
import io.banyan.testkit.Crowd;
import io.banyan.testkit.FullNumbers;
import io.banyan.testkit.Measured;
import io.banyan.testkit.RawClient;
import io.banyan.testkit.ReceivedRequest;
import io.banyan.testkit.Requests;
import io.banyan.testkit.StubExchange;
import io.banyan.testkit.TwoSides;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A client that goes away, a thousand times at each stage: no upstream takes half a request for a whole one, each is
/// told when nobody waits any more, and nothing is left.
class ClientGoneTests {
    private static final int TIMES = FullNumbers.pick(20, 1_000);
    private static final int AT_ONCE = 8;
    private static final Map<String, Integer> SEEN = new TreeMap<>();

    @AutoClose
    private static final TwoSides SIDES = TwoSides.with(group -> group.weight("100%")
            .modernLine("timeout: 30s")
            .modernLine("breaker: { failures: 100%, calls: 10000, open: 5s }")
            .route("event", "/events/{id}"));

    private static final Leftovers LEFTOVERS = Leftovers.of(SIDES.gateway(), SIDES.legacy(), SIDES.modern());

    private final Map<String, Visit> visits = new ConcurrentHashMap<>();

    /// One request, by its target.
    private record Visit(CompletableFuture<ReceivedRequest> arrived, CompletableFuture<Boolean> left) {
        Visit() {
            this(new CompletableFuture<>(), new CompletableFuture<>());
        }
    }

    @AfterAll
    static void nothingIsLeft() {
        LEFTOVERS.areGone();
        Measured measured = Measured.as("clients-gone");
        SEEN.forEach((what, count) -> measured.figure(what + ": as expected", count));
        measured.figure("connections left, buffers left", "0, 0").append();
    }

    static Stream<Arguments> leaving() {
        return Stream.of("/legacy/", "/events/")
                .flatMap(place -> Stream.of("close", "reset").map(way -> Arguments.of(place, way)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"close", "reset"})
    void beforeTheHeadIsWholeNobodyHearsOfIt(String way) {
        SIDES.calm();

        each("before the head's end, by " + way, "/legacy/", (client, target, visit) -> {
            client.send("POST /legacy/1 HTTP/1.1\r\nHost: www.example.com\r\nContent-Le");
            leave(client, way);
        });
        LEFTOVERS.areGone();

        assertThat(SIDES.legacy().requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"close", "reset"})
    void inTheBodyTheUpstreamSeesThatItIsNotWhole(String way) {
        SIDES.calm();
        SIDES.legacy().now(exchange -> {
            Visit visit = arrived(exchange);
            visit.left().complete(!exchange.readBody().complete());
        });

        each("in the request's body, by " + way, "/legacy/", (client, target, visit) -> {
            client.send(Requests.of("POST", target, "Content-Length: 100") + "half of it");
            Await.result("the head at LEGACY", visit.arrived());
            leave(client, way);
            assertThat(Await.result("the end at LEGACY", visit.left())).isTrue();
        });
    }

    @ParameterizedTest
    @MethodSource("leaving")
    void beforeTheAnswerTheUpstreamIsTold(String place, String way) {
        bothSides(exchange -> {});

        each("before the answer of " + place + ", by " + way, place, (client, target, visit) -> {
            client.send(Requests.get(target));
            Await.result("the request", visit.arrived());
            leave(client, way);
            assertThat(Await.result("the upstream's news", visit.left())).isTrue();
        });
    }

    @ParameterizedTest
    @MethodSource("leaving")
    void inTheAnswerTheUpstreamIsTold(String place, String way) {
        bothSides(exchange -> exchange.send("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf of it"));

        each("in the answer of " + place + ", by " + way, place, (client, target, visit) -> {
            client.send(Requests.get(target)).readThrough("half of it");
            leave(client, way);
            assertThat(Await.result("the upstream's news", visit.left())).isTrue();
        });
    }

    private void bothSides(Behaviour first) {
        SIDES.calm();
        Behaviour waits = exchange -> {
            Visit visit = arrived(exchange);
            exchange.readBody();
            first.serve(exchange);
            exchange.awaitPeerGone();
            visit.left().complete(true);
            exchange.close();
        };
        SIDES.legacy().now(waits);
        SIDES.modern().now(waits);
    }

    private Visit arrived(StubExchange exchange) throws IOException {
        Visit visit = visits.get(exchange.request().target());
        if (visit == null) {
            throw new IOException("nobody asked for " + exchange.request());
        }
        visit.arrived().complete(exchange.request());
        return visit;
    }

    private void each(String what, String place, Stage stage) {
        Crowd.of(TIMES, AT_ONCE, number -> {
            String target = place + number;
            Visit visit = new Visit();
            visits.put(target, visit);
            try (RawClient client = SIDES.gateway().connect()) {
                stage.play(client, target, visit);
            }
            return visits.remove(target);
        });
        SEEN.put(what, TIMES);
    }

    /// What a client does until it has left.
    private interface Stage {
        void play(RawClient client, String target, Visit visit);
    }

    private static void leave(RawClient client, String way) {
        Consumer<RawClient> leaving = way.equals("close") ? RawClient::close : RawClient::reset;
        leaving.accept(client);
    }
}
