package io.banyan.blackbox.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.testkit.Await;
import io.banyan.testkit.Fleet;
import io.banyan.testkit.Gateway;
import io.banyan.testkit.Operator;
import io.banyan.testkit.RealRedis;
import io.banyan.testkit.Tokens;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Replicas share what they count once a minute, and two seconds after they have started.
class ScoreboardOfAFleetTests {
    @AutoClose
    private final RealRedis redis = RealRedis.start();

    @Test
    void tellsWhatAnotherReplicaCountedEvenBeforeItsRestart(@TempDir Path folder) {
        try (Fleet fleet = Fleet.of(1, redis.url(), folder, List.of("events"), group -> group.weight("0%"))) {
            Gateway counting = fleet.replicas().getFirst();
            for (int order = 0; order < 40; order++) {
                counting.get("/orders/" + order + "/items");
            }
            Await.until("it has counted", () -> templates(counting).contains("/orders/{number}/items"));
            counting.close();

            try (Gateway again = fleet.setup(0).start()) {
                Await.until("it is shared", () -> redis.say("KEYS", "*").contains("scoreboard"));
                try (Gateway other = fleet.setup(1).start()) {
                    Await.until(
                            "the other one has heard",
                            () -> board(other).path("replicas").asInt() == 2);

                    assertThat(templates(other)).contains("/orders/{number}/items");
                    assertThat(board(other).at("/moved/reads/of").asInt()).isEqualTo(40);
                    assertThat(board(other).path("since"))
                            .isEqualTo(board(again).path("since"));
                }
            }
        }
    }

    private static List<String> templates(Gateway gateway) {
        return board(gateway)
                .path("templates")
                .valueStream()
                .map(one -> one.path("template").asString(""))
                .toList();
    }

    private static JsonNode board(Gateway gateway) {
        return Operator.of(gateway, Tokens.ADMIN).get("/api/v1/scoreboard").json();
    }
}
