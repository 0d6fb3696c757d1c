package io.banyan.blackbox.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.testkit.Await;
import io.banyan.testkit.Fleet;
import io.banyan.testkit.Gateway;
import io.banyan.testkit.Load;
import io.banyan.testkit.Operator;
import io.banyan.testkit.RealRedis;
import io.banyan.testkit.Requests;
import io.banyan.testkit.Shot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Store, disk and locks stand still, and requests notice nothing: no request asks any of them.
class FrozenTests {
    private static final int PER_SECOND = 200;

    @Test
    void requestsAskNeitherStoreNorFileNorLock(@TempDir Path folder) throws IOException, SQLException {
        try (RealRedis redis = RealRedis.start();
                Fleet fleet = Fleet.of(1, redis.url(), folder, List.of("events"), text -> text.weight("50%"));
                Load load = Load.start(fleet.replicas().getFirst().port(), PER_SECOND, FrozenTests::request)) {
            Gateway gateway = fleet.replicas().getFirst();
            Operator operator = fleet.operator(0);
            Await.until("live state is there", () -> operator.group("events", "weight")
                    .equals("50"));
            load.awaitMore(PER_SECOND);

            try (Connection copy = locked(gateway.state())) {
                freezeFolder(gateway.routes().folder());
                redis.freeze();
                Thread changing = Thread.ofVirtual().start(() -> operator.weight("events", "20"));
                Thread killing = Thread.ofVirtual().start(() -> operator.kill("groups/events/kill"));
                load.awaitMore(3 * PER_SECOND);
                redis.thaw();
                assertThat(copy.isClosed()).isFalse();
                Await.until("the operator was answered", () -> !changing.isAlive() && !killing.isAlive());
            }

            List<Shot> shots = load.stop();
            assertThat(shots).hasSizeGreaterThan(3 * PER_SECOND).allMatch(Shot::ok);
            assertThat(shots).extracting(Shot::side).contains("legacy", "modern");
        }
    }

    /// Nobody else can write the replica's copy while this is open.
    private static Connection locked(Path state) throws SQLException {
        Connection copy = DriverManager.getConnection("jdbc:sqlite:" + state.resolve("copy.db"));
        try (Statement statement = copy.createStatement()) {
            statement.execute("BEGIN EXCLUSIVE");
        }
        return copy;
    }

    /// Whoever reads this file waits for a writer, who never comes.
    private static void freezeFolder(Path routes) throws IOException {
        Path file = routes.resolve("frozen.yaml");
        new ProcessBuilder("mkfifo", file.toString())
                .inheritIO()
                .start()
                .onExit()
                .join();
        assertThat(Files.exists(file)).isTrue();
    }

    private static String request(int number) {
        return Requests.get("/events/" + number, "X-Client: c" + number % 50);
    }
}
