package io.banyan.blackbox.exact;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.blackbox.Leftovers;
import io.banyan.testkit.Await;
import io.banyan.testkit.Behaviour;
import io.banyan.testkit.Crowd;
import io.banyan.testkit.FullNumbers;
import io.banyan.testkit.Measured;
import io.banyan.testkit.RawClient;
import io.banyan.testkit.Requests;
import io.banyan.testkit.TwoSides;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// Server-sent events at an even pace: each arrives before the next one is sent, and the upstream hears of clients that
/// leave.
class EventStreamTests {
    private static final int STREAMS = FullNumbers.pick(20, 1_000);
    private static final int EVENTS = FullNumbers.pick(4, 60);
    private static final Duration PACE = Duration.ofMillis(FullNumbers.pick(500, 1_000));

    private final AtomicInteger left = new AtomicInteger();
    private final AtomicInteger[] sent = new AtomicInteger[STREAMS];

    @Test
    void eachEventArrivesBeforeTheNextIsSent() {
        try (TwoSides sides = TwoSides.with(group -> group.weight("100%").route("event", "/events/{id}"))) {
            Leftovers leftovers = Leftovers.of(sides.gateway(), sides.legacy(), sides.modern());
            sides.legacy().now(events());
            sides.modern().now(events());

            int late = Crowd.of(STREAMS, STREAMS, number -> late(sides, number)).stream()
                    .mapToInt(Integer::intValue)
                    .sum();

            assertThat(late).as("events that came with or behind the next one").isZero();
            Await.until("the upstreams know that all have left", () -> left.get() == STREAMS);
            leftovers.areGone();
            Measured.as("event-streams")
                    .figure("streams at once, half of each side", STREAMS)
                    .figure("events each, one a " + PACE, EVENTS)
                    .figure("events that did not arrive before the next was sent", late)
                    .figure("clients that left, and the upstream was told", left.get())
                    .append();
        }
    }

    /// How many events had a later one sent before they arrived.
    private int late(TwoSides sides, int number) {
        int late = 0;
        sent[number] = new AtomicInteger();
        try (RawClient client = sides.gateway().connect().timeout(Duration.ofSeconds(30))) {
            client.send(
                    Requests.get((number % 2 == 0 ? "/legacy/" : "/events/") + number, "Accept: text/event-stream"));
            assertThat(client.readHead().status()).isEqualTo(200);
            for (int event = 1; event <= EVENTS; event++) {
                assertThat(client.readThrough("\n\n")).endsWith("data: " + event + "\n\n");
                late += sent[number].get() > event ? 1 : 0;
            }
        }
        return late;
    }

    /// Sends all events, and then one by one more until the client has left.
    private Behaviour events() {
        return exchange -> {
            String target = exchange.request().target();
            AtomicInteger count = sent[Integer.parseInt(target.substring(target.lastIndexOf('/') + 1))];
            exchange.send("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n");
            for (int event = 1; event <= EVENTS; event++) {
                count.incrementAndGet();
                String text = "data: " + event + "\n\n";
                exchange.send(Integer.toHexString(text.length()) + "\r\n" + text + "\r\n");
                exchange.pause(PACE);
            }
            exchange.awaitPeerGone();
            left.incrementAndGet();
            exchange.close();
        };
    }
}
