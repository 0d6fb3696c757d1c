package io.banyan.blackbox.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.testkit.Await;
import io.banyan.testkit.Behaviour;
import io.banyan.testkit.Behaviours;
import io.banyan.testkit.Fleet;
import io.banyan.testkit.FullNumbers;
import io.banyan.testkit.GatewayProcess;
import io.banyan.testkit.Measured;
import io.banyan.testkit.Operator;
import io.banyan.testkit.RawClient;
import io.banyan.testkit.RealRedis;
import io.banyan.testkit.Tokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// A ramp over three gateways on one Redis, of which the one that leads is killed again and again: another one goes on,
/// and no step is taken twice or left out.
class RampedFleetTests {
    private static final int KILLS = FullNumbers.pick(1, 50);
    private static final int STEPS = FullNumbers.pick(3, 50);
    private static final int REPLICAS = 3;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @AutoClose
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @AutoClose
    private final RealRedis redis = RealRedis.start();

    private final List<GatewayProcess> replicas = new CopyOnWriteArrayList<>();
    private final AtomicBoolean over = new AtomicBoolean();
    private final AtomicInteger reads = new AtomicInteger();
    private final AtomicInteger errors = new AtomicInteger();
    /// Held by whoever reads, and while a replica starts: without fresh reads the ramp takes no step, so each kill
    /// meets another one however long a start takes.
    private final Lock pace = new ReentrantLock(true);

    /// The steps in which a leader was killed.
    private final Set<Integer> met = new HashSet<>();

    private static Behaviour answers() {
        return Behaviours.answers(request ->
                Behaviours.ok("Content-Type: application/json\r\n", "{\"of\":\"" + request.target() + "\"}"));
    }

    /// `25`, in percent.
    private static List<Integer> steps() {
        return IntStream.rangeClosed(1, STEPS)
                .map(step -> 100 * step / STEPS)
                .boxed()
                .toList();
    }

    @Test
    void goesOnWhoeverIsKilled(@TempDir Path folder) throws InterruptedException {
        String steps = steps().stream().map(step -> step + "%").collect(Collectors.joining(", "));
        try (Fleet fleet = Fleet.of(0, redis.url(), folder, List.of("events"), group -> group.weight("0%")
                .line("shadow: { share: 100%, timeout: 30s }")
                .line("ramp: { steps: [" + steps + "], hold: 1s, growth: 100x/1s, "
                        + "gates: { mismatch: 50%, errors: 50%, slow: 100x } }"))) {
            // What is slow is a multiple of this.
            fleet.legacy().now(Behaviours.answersAfter(Duration.ofMillis(10), answers()));
            fleet.modern().now(answers());
            IntStream.range(0, REPLICAS)
                    .forEach(number -> replicas.add(fleet.setup(number).startProcess()));
            Thread reading = Thread.ofVirtual().start(this::read);
            try {
                assertThat(operator(0)
                                .send(
                                        "POST",
                                        "/api/v1/groups/events/ramp",
                                        "{\"action\":\"start\",\"reason\":\"a test\"}")
                                .status())
                        .isEqualTo(200);
                kills(fleet);
                Await.until("the ramp is done", PATIENCE, () -> ramp().path("stage")
                        .asString("")
                        .equals("done"));
                stop(reading);
                assertHistory();
            } finally {
                stop(reading);
                replicas.forEach(GatewayProcess::close);
            }
        }
    }

    private void stop(Thread reading) throws InterruptedException {
        over.set(true);
        reading.join();
    }

    /// Each in another step, as long as there are steps.
    private void kills(Fleet fleet) {
        for (int kill = 0; kill < Math.min(KILLS, STEPS); kill++) {
            int step = kill + 1;
            Await.until("step " + step, PATIENCE, () -> ramp().path("step").asInt(0) >= step);
            int leader = IntStream.range(0, REPLICAS)
                    .boxed()
                    .min(Comparator.comparing(this::name))
                    .orElseThrow();
            met.add(ramp().path("step").asInt(0));
            replicas.get(leader).kill();
            pace.lock();
            try {
                replicas.set(leader, fleet.setup(leader).startProcess());
            } finally {
                pace.unlock();
            }
        }
    }

    /// The first of these leads.
    private String name(int replica) {
        try {
            return Files.readString(replicas.get(replica).state().resolve("installation-id"));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// Each event once, since repeats prove nothing; by whichever replica is there.
    private void read() {
        while (!over.get()) {
            GatewayProcess replica = replicas.get(reads.get() % REPLICAS);
            pace.lock();
            try (RawClient client = RawClient.connect(replica.port())) {
                for (int i = 0; i < 20 && !over.get(); i++) {
                    int event = reads.incrementAndGet();
                    int status = client.exchange("GET /events/" + event
                                    + " HTTP/1.1\r\nHost: shop.example\r\nX-Client: c" + event + "\r\n\r\n")
                            .status();
                    errors.addAndGet(status == 200 ? 0 : 1);
                }
            } catch (UncheckedIOException | AssertionError killed) {
                reads.incrementAndGet();
            } finally {
                pace.unlock();
            }
        }
    }

    private void assertHistory() {
        List<Integer> taken = new ArrayList<>();
        for (JsonNode change :
                operator(0).get("/api/v1/audit?limit=1000&group=events").json()) {
            assertThat(change.path("door").asString("")).isNotEqualTo("recovery");
            for (JsonNode step : change.path("steps")) {
                if (change.path("door").asString("").equals("ramp")
                        && step.path("what").asString("").equals("weight")) {
                    taken.addFirst(Integer.parseInt(step.path("to").asString("").replace("%", "")));
                }
            }
        }
        Measured.as("ramped-fleet")
                .figure("kill -9 of the replica that leads", Math.min(KILLS, STEPS))
                .figure("steps of the ramp", STEPS)
                .figure("steps that met a kill", met.size())
                .figure("moves in the audit", taken.size())
                .figure("reads meanwhile", reads)
                .figure("answers but 200", errors)
                .append();
        assertThat(taken).isEqualTo(steps());
        assertThat(errors).hasValue(0);
    }

    /// As one that runs says it.
    private JsonNode ramp() {
        for (int replica = 0; replica < REPLICAS; replica++) {
            if (replicas.get(replica).running()) {
                return operator(replica).get("/api/v1/groups/events/ramp").json();
            }
        }
        throw new AssertionError("no replica runs");
    }

    private Operator operator(int replica) {
        return new Operator(HTTP, replicas.get(replica).adminPort(), Tokens.ADMIN);
    }
}
