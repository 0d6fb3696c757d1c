package io.banyan.blackbox.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.testkit.Await;
import io.banyan.testkit.Behaviours;
import io.banyan.testkit.GatewayProcess;
import io.banyan.testkit.GatewaySetup;
import io.banyan.testkit.GroupText;
import io.banyan.testkit.Load;
import io.banyan.testkit.Operator;
import io.banyan.testkit.RealRedis;
import io.banyan.testkit.Requests;
import io.banyan.testkit.Shot;
import io.banyan.testkit.StubUpstream;
import io.banyan.testkit.Tokens;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One replica under load meets every fault of its Redis in turn: it serves throughout, says each cause once in log,
/// health and `status`, and is in step again when the fault goes.
class RedisFaultTests {
    private static final Duration SOON = Duration.ofSeconds(15);
    private static final String STATE = "banyan:{banyan}:state";

    @AutoClose
    private final RealRedis redis = RealRedis.start();

    @AutoClose
    private final StubUpstream upstream = StubUpstream.that(Behaviours.says("answer"));

    @TempDir
    private Path home = Path.of("replaced");

    @Test
    void everyFaultIsToldWithItsCauseAndHarmsNobody() {
        redis.say("ACL", "SETUSER", "ann", "on", ">secret", "~*", "&*", "+@all");
        try (GatewayProcess gateway = gateway();
                Load load = Load.start(gateway.port(), 50, number -> Requests.get("/events/" + number))) {
            Operator operator = Operator.of(gateway, Tokens.ADMIN);
            awaitInStep(operator);

            redis.say("CONFIG", "SET", "maxmemory", "1");
            assertTold(gateway, operator, "it is full: raise its maxmemory");
            redis.say("CONFIG", "SET", "maxmemory", "0");
            awaitInStep(operator);

            aRightAndAPassword(gateway, operator);
            aReplicaAndGarbage(gateway, operator);
            twoOutages(gateway, operator);
            assertThat(load.stop()).hasSizeGreaterThan(100).allMatch(Shot::ok);
            assertThat(gateway.output()).doesNotContain("\tat ");
        }
    }

    private void aRightAndAPassword(GatewayProcess gateway, Operator operator) {
        redis.say("ACL", "SETUSER", "ann", "-hset");
        assertTold(gateway, operator, "its user lacks a right");
        redis.say("ACL", "SETUSER", "ann", "+hset");
        awaitInStep(operator);

        redis.say("ACL", "SETUSER", "ann", "resetpass", ">other");
        redis.say("CLIENT", "KILL", "USER", "ann");
        assertTold(gateway, operator, "it rejects the user or password");
        redis.say("ACL", "SETUSER", "ann", ">secret");
        awaitInStep(operator);
    }

    private void aReplicaAndGarbage(GatewayProcess gateway, Operator operator) {
        try (RealRedis master = RealRedis.start()) {
            redis.say("CONFIG", "SET", "replica-serve-stale-data", "yes");
            redis.say("REPLICAOF", "127.0.0.1", String.valueOf(master.port()));
            assertTold(gateway, operator, "it is a read-only replica");
            redis.say("REPLICAOF", "NO", "ONE");
        }
        awaitInStep(operator);

        redis.say("SET", STATE, "garbage");
        assertTold(gateway, operator, "the key " + STATE + " was written by somebody else");
        redis.say("DEL", STATE);
        awaitInStep(operator);
    }

    /// Within 30 s.
    private void twoOutages(GatewayProcess gateway, Operator operator) {
        for (int outage = 1; outage <= 2; outage++) {
            redis.kill();
            assertTold(gateway, operator, "it accepts no connections");
            redis.restart();
            redis.say("ACL", "SETUSER", "ann", "on", ">secret", "~*", "&*", "+@all");
            awaitInStep(operator);
            assertThat(lines(gateway, "it accepts no connections"))
                    .as("outage %s is told", outage)
                    .isEqualTo(outage);
        }
    }

    @Test
    void oneThatEvictsIsNotFilledForEver() {
        redis.say("ACL", "SETUSER", "ann", "on", ">secret", "~*", "&*", "+@all");
        try (GatewayProcess gateway = gateway();
                Load load = Load.start(gateway.port(), 50, number -> Requests.get("/events/" + number))) {
            Operator operator = Operator.of(gateway, Tokens.ADMIN);
            awaitInStep(operator);
            assertThat(operator.weight("events", "40").status()).isEqualTo(200);

            redis.say("CONFIG", "SET", "maxmemory-policy", "allkeys-random");
            redis.say("CONFIG", "SET", "maxmemory", "1gb");
            Await.until("it is filled no more", SOON, () -> {
                redis.say("FLUSHALL");
                return operator.status("/problems/0").contains("evicts");
            });
            assertTold(
                    gateway,
                    operator,
                    "this Redis evicts keys (maxmemory-policy allkeys-random, maxmemory 1073741824):"
                            + " set maxmemory-policy noeviction");
            load.awaitMore(100);
            assertThat(operator.status("/epoch")).isEqualTo("4");
            assertThat(operator.group("events", "weight")).isEqualTo("40");

            redis.say("CONFIG", "SET", "maxmemory-policy", "noeviction");
            awaitInStep(operator);
            assertThat(redis.say("HGET", STATE, "group:events")).contains("40%");
            assertThat(load.stop()).allMatch(Shot::ok);
        }
    }

    private static void assertTold(GatewayProcess gateway, Operator operator, String cause) {
        Await.until("status says: " + cause, SOON, () -> operator.status("/problems/0")
                .contains(cause));
        String said = "away: ";
        Await.until("the log says it", SOON, () -> gateway.output()
                .lines()
                .anyMatch(line -> line.contains(said) && line.contains(cause)));
        assertThat(operator.get("/actuator/health").text()).contains("degraded").contains(cause);
        assertThat(operator.weight("events", "50").text()).contains(cause);
        if (!cause.contains("no connection")) {
            assertThat(lines(gateway, cause)).isEqualTo(1);
        }
    }

    private static long lines(GatewayProcess gateway, String cause) {
        return gateway.output()
                .lines()
                .filter(line -> line.contains("away: ") && line.contains(cause))
                .count();
    }

    private static void awaitInStep(Operator operator) {
        Await.until("the store is in step", SOON, () -> operator.status("/store/state")
                .equals("in-step"));
        assertThat(operator.status("/problems/0")).isEmpty();
    }

    private GatewayProcess gateway() {
        return GatewaySetup.facing(upstream.url())
                .in(home)
                .option("--redis", "redis://ann:secret@127.0.0.1:" + redis.port())
                .option("--tokens", Tokens.file(home).toString())
                .group(
                        "events",
                        GroupText.of("events")
                                .modern(upstream.url())
                                .weight("30%")
                                .route("event-page", "/events/{id}")
                                .yaml())
                .startProcess();
    }
}
