package io.banyan.blackbox.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.testkit.Await;
import io.banyan.testkit.Crowd;
import io.banyan.testkit.Fleet;
import io.banyan.testkit.FullNumbers;
import io.banyan.testkit.Heartbeat;
import io.banyan.testkit.Load;
import io.banyan.testkit.Measured;
import io.banyan.testkit.Operator;
import io.banyan.testkit.RealRedis;
import io.banyan.testkit.Requests;
import io.banyan.testkit.Seeded;
import io.banyan.testkit.Shot;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Operators move weights through random replicas of a fleet under load.
class ManyChangesTests {
    private static final int CHANGES = FullNumbers.pick(120, 1_000);
    private static final int PER_SECOND_AND_REPLICA = 100;
    private static final int CLIENTS = 40;
    private static final int REPLICAS = 3;

    @Test
    void everyReplicaFollowsAndNobodyIsHurt(@TempDir Path folder) {
        Random random = Seeded.random("ManyChangesTests");
        List<Long> followed = new ArrayList<>();
        List<Shot> shots = new ArrayList<>();
        try (Heartbeat heartbeat = Heartbeat.start();
                RealRedis redis = RealRedis.start();
                Fleet fleet = Fleet.of(REPLICAS, redis.url(), folder, List.of("events"), text -> text.weight("10%"))) {
            fleet.agreed("events", "revision");
            WeightHistory history = new WeightHistory("events", 10);
            List<Load> loads = loads(fleet);
            List<Operator> operators = fleet.operators();
            int weight = 10;
            for (int i = 0; i < CHANGES; i++) {
                weight = other(weight, random);
                followed.add(change(operators, random.nextInt(REPLICAS), weight, history));
            }
            loads.forEach(load -> load.awaitMore(PER_SECOND_AND_REPLICA));
            loads.forEach(load -> shots.addAll(load.stop()));

            Duration slack = heartbeat.slack();
            long flips = shots.stream()
                    .filter(shot -> shot.ok() && !history.explains(shot, client(shot.number()), slack))
                    .count();
            followed.sort(null);
            Measured.as("fleet-changes")
                    .figure("changes", CHANGES)
                    .figure("requests", shots.size())
                    .figure("failed", shots.stream().filter(shot -> !shot.ok()).count())
                    .figure("on a side that no change explains", flips)
                    .figure("every replica followed, p50 ms", followed.get(followed.size() / 2) / 1_000_000)
                    .figure("every replica followed, p99 ms", followed.get(followed.size() * 99 / 100) / 1_000_000)
                    .append();
            assertThat(shots).allMatch(Shot::ok);
            assertThat(flips).isZero();
            assertThat(followed.get(followed.size() * 99 / 100))
                    .isLessThan(Duration.ofSeconds(1).plus(slack).toNanos());
            assertThat(fleet.agreed("events", "weight")).isEqualTo(String.valueOf(weight));
            assertAudit(operators.getFirst(), "events", CHANGES);
        }
    }

    @Test
    void changesMadeAtOnceAreEachTakenOnce(@TempDir Path folder) {
        List<String> groups = List.of("events", "listings", "members");
        int each = CHANGES / 10;
        try (RealRedis redis = RealRedis.start();
                Fleet fleet = Fleet.of(REPLICAS, redis.url(), folder, groups, text -> text.weight("0%"))) {
            fleet.agreed("members", "revision");
            List<Operator> operators = fleet.operators();

            List<Integer> statuses = Crowd.of(groups.size() * each, 6, number -> operators
                    .get(number % REPLICAS)
                    .weight(groups.get(number / REPLICAS % groups.size()), String.valueOf(1 + number % 97))
                    .status());

            assertThat(statuses).containsOnly(200);
            groups.forEach(group -> assertAudit(operators.getFirst(), group, -1));
            groups.forEach(group -> fleet.agreed(group, "weight"));
        }
    }

    /// The change, and the time until each replica applies it.
    private static long change(List<Operator> operators, int through, int weight, WeightHistory history) {
        history.asked(weight);
        Operator.Reply reply = operators.get(through).weight("events", String.valueOf(weight));
        long done = System.nanoTime();
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        IntStream.range(0, REPLICAS)
                .filter(replica -> replica != through)
                .forEach(replica -> Await.until(
                        "replica " + replica + " follows",
                        () -> operators.get(replica).group("events", "weight").equals(String.valueOf(weight))));
        return System.nanoTime() - done;
    }

    private static int other(int weight, Random random) {
        int next = random.nextInt(100);
        return next == weight ? next + 1 : next;
    }

    private static List<Load> loads(Fleet fleet) {
        return fleet.replicas().stream()
                .map(one -> Load.start(one.port(), PER_SECOND_AND_REPLICA, ManyChangesTests::request))
                .toList();
    }

    private static String client(int number) {
        return "c" + number % CLIENTS;
    }

    private static String request(int number) {
        return Requests.get("/events/" + number, "X-Client: " + client(number));
    }

    /// Revisions without a gap, newest first; as many changes by hand as were asked, unless that is -1.
    private static void assertAudit(Operator operator, String group, int byHand) {
        JsonNode audit = operator.get("/api/v1/audit?limit=1000&group=" + group).json();
        List<JsonNode> changes =
                StreamSupport.stream(audit.spliterator(), false).toList();
        for (int i = 1; i < changes.size(); i++) {
            assertThat(changes.get(i).path("revision").asLong())
                    .isEqualTo(changes.get(i - 1).path("revision").asLong() - 1);
        }
        long made = changes.stream()
                .filter(change -> "api".equals(change.path("door").asString()))
                .count();
        if (byHand >= 0) {
            assertThat(made).isEqualTo(Math.min(byHand, 1_000));
        }
    }
}
