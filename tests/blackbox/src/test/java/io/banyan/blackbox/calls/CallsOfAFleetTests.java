package io.banyan.blackbox.calls;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.testkit.Await;
import io.banyan.testkit.Gateway;
import io.banyan.testkit.Operator;
import io.banyan.testkit.RealRedis;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Two replicas on one Redis.
@SuppressWarnings("NullAway.Init")
class CallsOfAFleetTests {
    @AutoClose
    private final RealRedis redis = RealRedis.start();

    @TempDir
    private Path folder;

    @Test
    void eachReplicaTellsWhatAllOfThemSaw() {
        Map<String, String> settings = Map.of("--redis", redis.url());
        try (Groups groups = new Groups(folder, "orders>prices", "prices>orders").started(settings)) {
            Gateway first = groups.gateway();
            Gateway other = groups.another(settings);
            for (int i = 0; i < 3; i++) {
                assertThat(first.get("/orders/7").status()).isEqualTo(200);
                assertThat(other.get("/orders/7").status()).isEqualTo(200);
            }

            for (Gateway replica : List.of(first, other)) {
                Await.until("all are counted", () -> rate(calls(replica), "outside") == 0.1);
                JsonNode calls = calls(replica);
                assertThat(calls.path("replicas").asInt()).isEqualTo(2);
                assertThat(rate(calls, "orders")).isEqualTo(0.1);
                assertThat(calls.path("rings").path(0).path("refused").asBoolean())
                        .isTrue();
                assertThat(calls.path("refused").path(0).path("count").asInt()).isEqualTo(6);
                assertThat(calls.path("fanOut").path(0).path("requests").asInt())
                        .isEqualTo(6);
                assertThat(calls.path("fanOut").path(0).path("mean").asDouble()).isEqualTo(1.0);
            }
        }
    }

    private static JsonNode calls(Gateway replica) {
        return Operator.of(replica, Groups.ANN).get("/api/v1/calls").json();
    }

    private static double rate(JsonNode calls, String caller) {
        return calls.path("calls")
                .valueStream()
                .filter(call -> call.path("caller").asString().equals(caller))
                .mapToDouble(call -> call.path("rate").asDouble())
                .findFirst()
                .orElse(-1);
    }
}
