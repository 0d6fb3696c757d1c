package io.banyan.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.testkit.Await;
import io.banyan.testkit.Behaviour;
import io.banyan.testkit.Behaviours;
import io.banyan.testkit.Crowd;
import io.banyan.testkit.FullNumbers;
import io.banyan.testkit.RawAnswer;
import io.banyan.testkit.RawClient;
import io.banyan.testkit.ReceivedRequest;
import io.banyan.testkit.Requests;
import io.banyan.testkit.StubUpstream;
import io.banyan.testkit.TwoSides;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// No client pays for the upstream connections that others used.
@ExtendWith(SharedGateway.class)
class ConnectionSharingTests {
    private static final int AT_ONCE = 4;

    /// Whoever writes on a new connection has no race with an upstream that closes connections.
    @Test
    void losesNoWriteOfANewClientToAConnectionThatIsJustClosing(TwoSides sides) {
        sides.legacy().now(closesSoonAfterItsAnswer());
        int writes = FullNumbers.pick(400, 10_000);

        List<Integer> answers = Crowd.of(writes, AT_ONCE, number -> {
            sides.gateway().get("/warm/" + number);
            Await.untilNanoTime(System.nanoTime() + number * 7_919L % 20_000_000);
            return sides.gateway().send(Requests.post("/write/" + number, "x")).status();
        });

        assertThat(answers).hasSize(writes).containsOnly(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/legacy/", "/events/"})
    void givesNoNewClientWhatAnUpstreamSaidToAnotherOne(String prefix, TwoSides sides) {
        sides.legacy().now(saysMoreAMomentLater());
        sides.modern().now(saysMoreAMomentLater());

        List<String> wrong = Crowd.of(FullNumbers.pick(300, 3_000), AT_ONCE, number -> {
                    String target = prefix + number + (number % 3 == 0 ? "-late" : "");
                    RawAnswer answer = sides.gateway().get(target);
                    return answer.text().equals(target) ? null : target + ": " + answer.text();
                })
                .stream()
                .filter(Objects::nonNull)
                .toList();

        assertThat(wrong).isEmpty();
    }

    @Test
    void keepsAClientOnTheConnectionThatServedItBefore(TwoSides sides) {
        try (RawClient one = sides.gateway().connect();
                RawClient other = sides.gateway().connect()) {
            for (int round = 0; round < 5; round++) {
                one.exchange(Requests.get("/one"));
                other.exchange(Requests.post("/other", "x"));
                one.exchange(Requests.post("/one", "x"));
                other.exchange(Requests.get("/other"));
            }
        }

        assertThat(connections(sides, "/one")).hasSize(1);
        assertThat(connections(sides, "/other")).hasSize(1).doesNotContainAnyElementsOf(connections(sides, "/one"));
    }

    @Test
    void endsAClientsConnectionsWithIt(TwoSides sides) {
        int before = sides.legacy().openConnections();
        try (RawClient client = sides.gateway().connect()) {
            client.exchange(Requests.get("/one"));
            assertThat(sides.legacy().openConnections()).isGreaterThan(0);
        }

        Await.until("its connection has ended", () -> sides.legacy().openConnections() <= before);
    }

    @Test
    void sharesThemFreelyWhereAFileSaysSo() {
        try (TwoSides sides = TwoSides.with(
                group -> group.weight("100%").modernLine("reuse: always").route("event", "/events/{id}"))) {
            for (int i = 0; i < 20; i++) {
                sides.gateway().get("/events/" + i);
                sides.gateway().get("/legacy/" + i);
            }

            int loops = Runtime.getRuntime().availableProcessors();
            assertThat(used(sides.modern())).hasSizeLessThanOrEqualTo(loops);
            assertThat(used(sides.legacy())).hasSize(20);
        }
    }

    @Test
    void sharesThemFreelyWhereTheInstallationSaysSo() {
        try (TwoSides sides = TwoSides.with(
                group -> group.weight("100%").modernLine("reuse: safe").route("event", "/events/{id}"),
                setup -> setup.option("--reuse", "always"))) {
            for (int i = 0; i < 20; i++) {
                sides.gateway().get("/events/" + i);
                sides.gateway().get("/legacy/" + i);
            }

            int loops = Runtime.getRuntime().availableProcessors();
            assertThat(used(sides.modern())).hasSize(20);
            assertThat(used(sides.legacy())).hasSizeLessThanOrEqualTo(loops);
        }
    }

    private static Set<Integer> used(StubUpstream upstream) {
        return upstream.requests().stream().map(ReceivedRequest::connection).collect(Collectors.toSet());
    }

    private static List<Integer> connections(TwoSides sides, String target) {
        return sides.legacy().requests().stream()
                .filter(request -> request.target().equals(target))
                .map(ReceivedRequest::connection)
                .distinct()
                .toList();
    }

    /// As a server does whose time to keep connections is over, without a word before.
    private static Behaviour closesSoonAfterItsAnswer() {
        AtomicInteger answers = new AtomicInteger();
        return exchange -> {
            exchange.readBody();
            exchange.send(Behaviours.ok("", "fine"));
            exchange.pause(Duration.ofNanos(answers.incrementAndGet() * 104_729L % 20_000_000));
            exchange.close();
        };
    }

    /// Answers with the target; after one that ends in `-late` comes a second answer that nobody asked for.
    private static Behaviour saysMoreAMomentLater() {
        return exchange -> {
            String target = exchange.request().target();
            exchange.readBody();
            exchange.send(Behaviours.ok("", target));
            if (target.endsWith("-late")) {
                exchange.pause(Duration.ofMillis(10));
                exchange.send(Behaviours.ok("Set-Cookie: session=of-another\r\n", "POISON"));
            } else {
                exchange.pause(Duration.ofMillis(3));
            }
        };
    }
}
