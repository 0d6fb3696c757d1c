package io.banyan.blackbox.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.testkit.Await;
import io.banyan.testkit.Fleet;
import io.banyan.testkit.FullNumbers;
import io.banyan.testkit.Load;
import io.banyan.testkit.Measured;
import io.banyan.testkit.Operator;
import io.banyan.testkit.RealRedis;
import io.banyan.testkit.Requests;
import io.banyan.testkit.Shot;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Redis goes away under load, and comes back in every way it can.
class RedisAwayTests {
    private static final Duration AWAY = Duration.ofSeconds(FullNumbers.pick(2, 30));
    private static final int PER_SECOND_AND_REPLICA = FullNumbers.pick(30, 100);

    @Test
    void restartedEmpty(@TempDir Path folder) {
        outage("restarted empty", folder, RealRedis::kill, (redis, copy) -> redis.restartEmpty(), "empty");
    }

    @Test
    void restartedWithItsData(@TempDir Path folder) {
        outage("restarted with its data", folder, RealRedis::kill, (redis, copy) -> redis.restart(), "");
    }

    @Test
    void cutOffByAStoppedProcess(@TempDir Path folder) {
        outage("stopped process", folder, RealRedis::freeze, (redis, copy) -> redis.thaw(), "");
    }

    @Test
    void failedOverToACopyFiveChangesBehind(@TempDir Path folder) {
        outage("a copy five changes behind", folder, RealRedis::kill, RealRedis::failOverTo, "older");
    }

    private interface Return {
        void of(RealRedis redis, RealRedis copy);
    }

    private static void outage(String name, Path folder, Consumer<RealRedis> goes, Return comesBack, String recovery) {
        try (RealRedis redis = RealRedis.start();
                Fleet fleet =
                        Fleet.of(3, redis.url(), folder, List.of("events", "listings"), text -> text.weight("10%"))) {
            List<Operator> all = fleet.operators();
            all.get(0).weight("events", "30");
            fleet.agreed("events", "revision");
            try (RealRedis copy = redis.copy()) {
                copy.say("REPLICAOF", "NO", "ONE");
                fiveChanges(fleet, all);
                List<Shot> shots = underLoad(fleet, () -> away(redis, copy, fleet, goes, comesBack));

                assertAudit(all.get(0), recovery);
                Measured.as("redis-away")
                        .figure("case", name)
                        .figure("away", AWAY)
                        .figure("requests", shots.size())
                        .figure(
                                "failed",
                                shots.stream().filter(shot -> !shot.ok()).count())
                        .append();
                assertThat(shots).allMatch(Shot::ok);
            }
        }
    }

    private static void fiveChanges(Fleet fleet, List<Operator> all) {
        for (int percent = 31; percent <= 35; percent++) {
            Operator.Reply reply = all.get(percent % 3).weight("events", String.valueOf(percent));
            assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        }
        fleet.agreed("events", "revision");
    }

    private static List<Shot> underLoad(Fleet fleet, Runnable what) {
        List<Load> loads = fleet.replicas().stream()
                .map(one -> Load.start(one.port(), PER_SECOND_AND_REPLICA, RedisAwayTests::request))
                .toList();
        what.run();
        List<Shot> shots = new ArrayList<>();
        loads.forEach(load -> shots.addAll(load.stop()));
        return shots;
    }

    private static void away(RealRedis redis, RealRedis copy, Fleet fleet, Consumer<RealRedis> goes, Return comesBack) {
        List<Operator> all = fleet.operators();
        goes.accept(redis);
        long gone = System.nanoTime();
        all.forEach(one -> awaitStore(one, "away"));
        assertFrozen(all.get(0));
        assertKillWorks(all);
        Await.untilNanoTime(gone + AWAY.toNanos());
        comesBack.of(redis, copy);
        all.forEach(one -> awaitStore(one, "in-step"));
        Await.until("the kill is everywhere", () -> all.stream().allMatch(RedisAwayTests::listingsKilled));
        assertThat(fleet.agreed("events", "weight")).isEqualTo("35");
        assertThat(all.get(2).weight("events", "40").status()).isEqualTo(200);
        fleet.agreed("events", "revision");
        fleet.agreed("listings", "revision");
    }

    private static void awaitStore(Operator operator, String state) {
        Await.until("the store is " + state, Duration.ofSeconds(20), () -> operator.status("/store/state")
                .equals(state));
    }

    private static void assertFrozen(Operator operator) {
        Operator.Reply refused = operator.weight("events", "50");
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.text()).contains("away").contains("kill");
        assertThat(operator.group("events", "weight")).isEqualTo("35");
    }

    /// On two replicas, which cannot know of each other.
    private static void assertKillWorks(List<Operator> all) {
        for (Operator operator : all.subList(0, 2)) {
            Operator.Reply killed = operator.kill("groups/listings/kill");
            assertThat(killed.status()).as(killed.text()).isEqualTo(202);
            assertThat(killed.json().path("fleet").asString()).isEqualTo("pending");
            assertThat(listingsKilled(operator)).isTrue();
        }
        assertThat(all.get(0).unkill("groups/listings/kill").status()).isEqualTo(503);
    }

    private static boolean listingsKilled(Operator operator) {
        return operator.get("/api/v1/groups/listings").json().path("killed").asBoolean();
    }

    private static void assertAudit(Operator operator, String recovery) {
        int kills = 0;
        int recoveries = 0;
        int moves = 0;
        for (JsonNode change : operator.get("/api/v1/audit?limit=1000").json()) {
            String what = change.path("steps").path(0).path("what").asString();
            boolean events = change.path("group").asString().equals("events");
            kills += what.equals("kill") ? 1 : 0;
            moves += events && change.path("door").asString().equals("api") ? 1 : 0;
            if (what.equals("recovery")) {
                recoveries++;
                assertThat(change.path("reason").asString())
                        .contains("may be missing")
                        .contains(recovery);
            }
        }
        assertThat(kills).isEqualTo(2);
        assertThat(moves).isEqualTo(7);
        assertThat(recoveries).isEqualTo(recovery.isEmpty() ? 0 : 1);
    }

    private static String request(int number) {
        return Requests.get((number % 2 == 0 ? "/events/" : "/listings/") + number, "X-Client: c" + number % 50);
    }
}
