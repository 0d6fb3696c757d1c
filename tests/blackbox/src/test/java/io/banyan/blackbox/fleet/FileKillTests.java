package io.banyan.blackbox.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.testkit.Await;
import io.banyan.testkit.Fleet;
import io.banyan.testkit.Gateway;
import io.banyan.testkit.Operator;
import io.banyan.testkit.RealRedis;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `kill: true` on replicas whose files differ, with Redis there and away.
class FileKillTests {
    @Test
    void ofOneReplicasFileKillsTheFleetAndHoldsThereByItself(@TempDir Path folder) {
        try (RealRedis redis = RealRedis.start();
                Fleet fleet = Fleet.of(2, redis.url(), folder, List.of("events"), text -> text.weight("10%"))) {
            Operator one = fleet.operator(0);
            Operator two = fleet.operator(1);
            fleet.agreed("events", "revision");

            edit(fleet.replicas().get(0), fleet.file("events") + "kill: true\n");
            Await.until("both are killed", () -> isKilled(one) && isKilled(two));
            assertThat(two.get("/api/v1/groups/events")
                            .json()
                            .at("/fileKill/says")
                            .asString())
                    .contains("another replica's file said kill: true");
            assertThat(one.unkill("groups/events/kill").status()).isEqualTo(409);

            assertThat(two.unkill("groups/events/kill").status()).isEqualTo(200);
            Await.until("the other is back", () -> !isKilled(two));
            assertThat(isKilled(one)).isTrue();
        }
    }

    @Test
    void holdsWhereAReplicaStartsWhileRedisIsAway(@TempDir Path folder) {
        try (RealRedis redis = RealRedis.start();
                Fleet fleet = Fleet.of(1, redis.url(), folder, List.of("events"), text -> text.weight("10%"))) {
            fleet.agreed("events", "revision");
            fleet.replicas().getFirst().close();
            redis.kill();
            edit(fleet.replicas().removeFirst(), fleet.file("events") + "kill: true\n");
            fleet.files().replaceAll((name, text) -> text + "kill: true\n");

            fleet.replicas().add(fleet.setup(0).start());

            assertThat(isKilled(fleet.operator(0))).isTrue();
            assertThat(fleet.operator(0).status("/store/state")).isEqualTo("away");
        }
    }

    private static void edit(Gateway replica, String text) {
        replica.routes().write("events.yaml", text);
    }

    private static boolean isKilled(Operator operator) {
        return operator.get("/api/v1/groups/events").json().path("killed").asBoolean();
    }
}
