package io.banyan.blackbox.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.testkit.Await;
import io.banyan.testkit.Fleet;
import io.banyan.testkit.Gateway;
import io.banyan.testkit.GatewaySetup;
import io.banyan.testkit.Operator;
import io.banyan.testkit.RealRedis;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A rollout of route files: for a while, replicas have two versions of one file.
class FileVersionTests {
    private static final String OLD = "weight: 10%";
    private static final String NEW = "weight: 20%";

    @Test
    void anOldFileMovesNothingBackAndEachEditIsAuditedOnce(@TempDir Path folder) {
        try (RealRedis redis = RealRedis.start();
                Fleet fleet = Fleet.of(3, redis.url(), folder, List.of("events"), text -> text.weight("10%"))) {
            String edited = fleet.file("events").replace(OLD, NEW);

            fleet.replicas().get(0).routes().replace("events.yaml", edited);
            Operator first = fleet.operator(0);
            Await.until("the edit is in force", () -> first.group("events", "weight")
                    .equals("20"));
            restart(fleet, 2, fleet.setup(2));
            assertThat(fleet.operator(2).group("events", "weight")).isEqualTo("20");
            fleet.replicas().get(1).routes().replace("events.yaml", edited);
            fleet.replicas().get(2).routes().replace("events.yaml", edited);
            Await.until("the last one has the new file", () -> drift(fleet.operator(2)) == 0);

            assertThat(fleet.agreed("events", "weight")).isEqualTo("20");
            assertThat(byFile(first)).isEqualTo(2);
        }
    }

    @Test
    void aRevertWithAHigherFilesVersionTakesEffect(@TempDir Path folder) {
        try (RealRedis redis = RealRedis.start();
                Fleet fleet = Fleet.of(2, redis.url(), folder, List.of("events"), text -> text.weight("10%"))) {
            String edited = fleet.file("events").replace(OLD, NEW);
            restart(fleet, 0, fleet.setup(0).group("events", edited).option("--files-version", "6"));
            assertThat(fleet.agreed("events", "weight")).isEqualTo("20");

            restart(fleet, 1, fleet.setup(1).option("--files-version", "5"));
            assertThat(fleet.agreed("events", "weight")).isEqualTo("20");
            assertThat(drift(fleet.operator(1))).isEqualTo(1);

            restart(fleet, 1, fleet.setup(1).option("--files-version", "7"));
            assertThat(fleet.agreed("events", "weight")).isEqualTo("10");
            assertThat(byFile(fleet.operator(0))).isEqualTo(3);
        }
    }

    private static void restart(Fleet fleet, int replica, GatewaySetup setup) {
        Gateway before = fleet.replicas().get(replica);
        before.close();
        fleet.replicas().set(replica, setup.start());
    }

    private static int drift(Operator operator) {
        return operator.get("/api/v1/groups/events").json().path("drift").size();
    }

    private static long byFile(Operator operator) {
        var audit = operator.get("/api/v1/audit?group=events").json();
        return StreamSupport.stream(audit.spliterator(), false)
                .filter(change -> change.path("door").asString().equals("file"))
                .count();
    }
}
