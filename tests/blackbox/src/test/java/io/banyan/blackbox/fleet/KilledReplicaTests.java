package io.banyan.blackbox.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.testkit.Await;
import io.banyan.testkit.Behaviours;
import io.banyan.testkit.FullNumbers;
import io.banyan.testkit.GatewayProcess;
import io.banyan.testkit.GatewaySetup;
import io.banyan.testkit.GroupText;
import io.banyan.testkit.Measured;
import io.banyan.testkit.Operator;
import io.banyan.testkit.RealRedis;
import io.banyan.testkit.Seeded;
import io.banyan.testkit.StubUpstream;
import io.banyan.testkit.Tokens;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// kill -9 of a gateway while operators change weights: what it acknowledged stays, and nothing is there twice.
class KilledReplicaTests {
    private static final int CHANGES = FullNumbers.pick(40, 200);
    private static final int KILLS = FullNumbers.pick(2, 10);

    @AutoClose
    private static final StubUpstream LEGACY = StubUpstream.that(Behaviours.says("legacy"));

    @Test
    void withTheEmbeddedStore(@TempDir Path folder) {
        kills("kill-9 embedded", setup(folder));
    }

    @Test
    void withRedis(@TempDir Path folder) {
        try (RealRedis redis = RealRedis.start()) {
            kills("kill-9 redis", setup(folder).option("--redis", redis.url()));
        }
    }

    @Test
    void aKillThrownWhileRedisIsAwayOutlivesItsReplica(@TempDir Path folder) {
        try (RealRedis redis = RealRedis.start()) {
            GatewaySetup setup = setup(folder).option("--redis", redis.url());
            GatewayProcess gateway = setup.startProcess();
            redis.kill();
            Operator operator = Operator.of(gateway, Tokens.ADMIN);
            Await.until(
                    "the store is away", () -> operator.status("/store/state").equals("away"));

            assertThat(operator.kill("groups/events/kill").status()).isEqualTo(202);
            gateway.kill();

            try (GatewayProcess again = setup.startProcess()) {
                Operator same = Operator.of(again, Tokens.ADMIN);
                assertThat(same.group("events", "killed")).isEqualTo("true");
                assertThat(again.get("/events/1").header("X-Side")).hasValue("legacy");
                redis.restartEmpty();
                Await.until(
                        "the store is back", () -> same.status("/store/state").equals("in-step"));
                assertThat(same.get("/api/v1/audit").text()).contains("\"kill\"");
                assertThat(same.group("events", "killPending")).isEqualTo("false");
            }
        }
    }

    private static GatewaySetup setup(Path folder) {
        String text = GroupText.of("events")
                .modern(LEGACY.url())
                .weight("0%")
                .route("event", "/events/{id}")
                .yaml();
        return GatewaySetup.facing(LEGACY.url())
                .in(folder)
                .group("events", text)
                .option("--tokens", Tokens.file(folder).toString());
    }

    private static void kills(String name, GatewaySetup setup) {
        Random random = Seeded.random("KilledReplicaTests");
        Set<Integer> acknowledged = ConcurrentHashMap.newKeySet();
        int next = 0;
        for (int kill = 0; kill <= KILLS; kill++) {
            GatewayProcess gateway = setup.startProcess();
            Operator operator = Operator.of(gateway, Tokens.ADMIN);
            int until = kill == KILLS ? CHANGES : CHANGES * (kill + 1) / (KILLS + 1);
            if (kill == KILLS) {
                next = changes(operator, next, until, acknowledged);
                assertAudit(name, operator, acknowledged);
                gateway.close();
            } else {
                int begin = next;
                Thread changing = Thread.ofVirtual().start(() -> changes(operator, begin, CHANGES, acknowledged));
                Await.until("some are acknowledged", () -> acknowledged.size() >= until || !changing.isAlive());
                Await.untilNanoTime(System.nanoTime() + random.nextInt(5_000_000));
                gateway.kill();
                Await.until("the operator has noticed", () -> !changing.isAlive());
                next = acknowledged.stream().max(Integer::compare).orElse(-1) + 2;
            }
        }
    }

    /// Change n sets the weight to n hundredths of a percent; its reason says n.
    private static int changes(Operator operator, int from, int to, Set<Integer> acknowledged) {
        int number = from;
        try {
            for (; number < to; number++) {
                String body = "{\"weight\":%d.%02d,\"reason\":\"number %d\"}"
                        .formatted((number + 1) / 100, (number + 1) % 100, number);
                int status =
                        operator.send("PATCH", "/api/v1/groups/events", body).status();
                if (status == 200) {
                    acknowledged.add(number);
                }
            }
        } catch (UncheckedIOException killed) {
            return number;
        }
        return number;
    }

    private static void assertAudit(String name, Operator operator, Set<Integer> acknowledged) {
        List<Integer> taken = new ArrayList<>();
        for (JsonNode change : operator.get("/api/v1/audit?limit=1000").json()) {
            String reason = change.path("reason").asString();
            if (reason.startsWith("number ")) {
                taken.add(Integer.parseInt(reason.substring("number ".length())));
            }
        }
        Measured.as("killed-replica")
                .figure("case", name)
                .figure("kill -9", KILLS)
                .figure("acknowledged", acknowledged.size())
                .figure("in the audit", taken.size())
                .append();
        assertThat(taken).doesNotHaveDuplicates().containsAll(acknowledged);
        assertThat(taken).isSortedAccordingTo((a, b) -> Integer.compare(b, a));
    }
}
