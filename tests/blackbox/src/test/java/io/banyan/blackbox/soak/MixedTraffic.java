package io.banyan.blackbox.soak;

import io.banyan.testkit.Behaviour;
import io.banyan.testkit.Behaviours;
import io.banyan.testkit.Ending;
import io.banyan.testkit.Gateway;
import io.banyan.testkit.GroupText;
import io.banyan.testkit.Operator;
import io.banyan.testkit.RawAnswer;
import io.banyan.testkit.RawClient;
import io.banyan.testkit.Requests;
import io.banyan.testkit.StubExchange;
import io.banyan.testkit.TwoSides;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/// What people do with a gateway, one visit after the other: reads, writes, large bodies both ways, clients that leave,
/// event streams, tunnels; and operators, who move the weight and edit the file.
final class MixedTraffic {
    private static final long LARGE = 3 << 20;
    private static final int EVENTS = 3;

    private final TwoSides sides;
    private final Operator operator;
    private final AtomicLong visits = new AtomicLong();
    private final ConcurrentLinkedQueue<String> wrong = new ConcurrentLinkedQueue<>();

    MixedTraffic(TwoSides sides) {
        this.sides = sides;
        this.operator = Operator.of(sides.gateway());
        sides.legacy().now(upstream());
        sides.modern().now(upstream());
    }

    long visits() {
        return visits.get();
    }

    /// What did not go as it should.
    List<String> wrong() {
        return List.copyOf(wrong);
    }

    /// One visit of a client.
    void visit() {
        Random random = ThreadLocalRandom.current();
        Gateway gateway = sides.gateway();
        String member = "X-Member-Id: " + random.nextInt(50);
        try (RawClient client = gateway.connect()) {
            switch (random.nextInt(12)) {
                case 0 -> expect("large answer", LARGE, client.exchange(Requests.get("/events/large", member)));
                case 1 -> largeUpload(client);
                case 2 -> client.send(Requests.get("/events/large", member)).readThrough("\r\n\r\n");
                case 3 ->
                    client.send(Requests.of("POST", "/legacy/5", "Content-Length: 9") + "cut")
                            .reset();
                case 4 -> events(client);
                case 5 -> tunnel(client);
                case 6 -> expect("broken answer", Ending.CLOSED, client.exchange(Requests.get("/legacy/broken")));
                case 7 -> client.send(Requests.get("/events/7", member));
                default -> reads(client, member);
            }
            visits.incrementAndGet();
        } catch (RuntimeException | AssertionError e) {
            wrong.add(e.toString());
        }
    }

    /// One act of an operator, now the live weight, now the file.
    void operate(int number) {
        int weight = 10 + 10 * (number % 9);
        if (number % 2 == 0) {
            int status = operator.weight("events", String.valueOf(weight)).status();
            if (status != 200) {
                wrong.add("a change of the weight was answered " + status);
            }
        } else {
            sides.edit(group -> routes(group.weight(weight + "%")));
        }
    }

    static GroupText routes(GroupText group) {
        return group.modernLine("timeout: 10s")
                .line("sticky: [header:X-Member-Id]")
                .route("event", "/events/{id}");
    }

    private void reads(RawClient client, String member) {
        for (int i = 0; i < 10; i++) {
            expect("read", 4L, client.exchange(Requests.get("/events/" + i, member)));
            expect("write", 4L, client.exchange(Requests.post("/events/" + i, "a body")));
        }
    }

    private void largeUpload(RawClient client) {
        client.send(Requests.of("POST", "/legacy/1", "Content-Length: " + LARGE))
                .sendGenerated(LARGE);
        expect("large body", 4L, client.read("POST"));
    }

    private void events(RawClient client) {
        client.send(Requests.get("/events/stream", "Accept: text/event-stream"));
        for (int event = 0; event < EVENTS; event++) {
            client.readThrough("data: " + event + "\n\n");
        }
    }

    private void tunnel(RawClient client) {
        client.send(Requests.get("/legacy/tunnel", "Connection: Upgrade", "Upgrade: bytes"));
        client.readThrough("\r\n\r\n");
        client.sendGenerated(50_000).readExactly(50_000);
    }

    private void expect(String what, long length, RawAnswer answer) {
        if (answer.status() != 200
                || answer.body().length() != length
                || !answer.body().complete()) {
            wrong.add(what + ": " + answer.head() + " " + answer.body().length() + " "
                    + answer.body().ending());
        }
    }

    private void expect(String what, Ending ending, RawAnswer answer) {
        if (answer.body().ending() != ending) {
            wrong.add(what + ": " + answer.head() + " " + answer.body().ending());
        }
    }

    /// Connections that wait for the next request are given up soon, so that a sample need not wait.
    private static Behaviour upstream() {
        Behaviour says = Behaviours.answers(Behaviours.ok("Keep-Alive: timeout=1\r\n", "text"));
        Behaviour broken = Behaviours.closesMidBody();
        Behaviour tunnel = Behaviours.upgradesAndEchoes();
        return exchange -> {
            switch (exchange.request().target()) {
                case "/events/large" -> {
                    exchange.readBody();
                    exchange.send("HTTP/1.1 200 OK\r\nKeep-Alive: timeout=1\r\nContent-Length: " + LARGE + "\r\n\r\n");
                    exchange.sendGenerated(LARGE);
                }
                case "/events/stream" -> stream(exchange);
                case "/legacy/broken" -> broken.serve(exchange);
                case "/legacy/tunnel" -> tunnel.serve(exchange);
                default -> says.serve(exchange);
            }
        };
    }

    private static void stream(StubExchange exchange) throws IOException {
        exchange.send("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n");
        for (int event = 0; event < EVENTS; event++) {
            exchange.send("data: " + event + "\n\n");
            exchange.pause(Duration.ofMillis(200));
        }
        exchange.awaitPeerGone();
        exchange.close();
    }
}
