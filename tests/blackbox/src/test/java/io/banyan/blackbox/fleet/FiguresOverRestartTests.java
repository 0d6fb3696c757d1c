package io.banyan.blackbox.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.testkit.Await;
import io.banyan.testkit.Behaviours;
import io.banyan.testkit.GatewayProcess;
import io.banyan.testkit.GatewaySetup;
import io.banyan.testkit.GroupText;
import io.banyan.testkit.Operator;
import io.banyan.testkit.RealRedis;
import io.banyan.testkit.StubUpstream;
import io.banyan.testkit.Tokens;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// What the charts showed before all replicas ended is there when one starts again. With `./banyan test --full` only:
/// the first point of an hour takes half a minute.
@EnabledIfSystemProperty(named = "banyan.full", matches = "true", disabledReason = "takes most of a minute")
class FiguresOverRestartTests {
    @AutoClose
    private static final StubUpstream LEGACY = StubUpstream.that(Behaviours.says("legacy"));

    @Test
    void aKilledReplicaShowsItsHourAgain(@TempDir Path folder) {
        String text = GroupText.of("events")
                .modern(LEGACY.url())
                .weight("0%")
                .route("event", "/events/{id}")
                .yaml();
        try (RealRedis redis = RealRedis.start()) {
            GatewaySetup setup = GatewaySetup.facing(LEGACY.url())
                    .in(folder)
                    .group("events", text)
                    .option("--tokens", Tokens.file(folder).toString())
                    .option("--redis", redis.url());
            GatewayProcess gateway = setup.startProcess();
            gateway.get("/events/1");
            Await.until("half a minute is kept", Duration.ofSeconds(45), () -> redis.say(
                            "HLEN", "banyan:{banyan}:figures:1h")
                    .equals("1"));
            JsonNode before = points(gateway).get(0);
            gateway.kill();

            try (GatewayProcess again = setup.startProcess()) {
                Await.until("it has read them", () -> end(points(again).path(0)).equals(end(before)));
                assertThat(points(again).get(0).path("figures")).isEqualTo(before.path("figures"));
                assertThat(before.path("figures").path("legacy").path("rate").asDouble())
                        .isPositive();
            }
        }
    }

    /// To the millisecond, as it is kept; the epoch where there is none.
    private static Instant end(JsonNode point) {
        return Instant.parse(point.path("at").asString("1970-01-01T00:00:00Z")).truncatedTo(ChronoUnit.MILLIS);
    }

    private static JsonNode points(GatewayProcess gateway) {
        return Operator.of(gateway, Tokens.ADMIN)
                .get("/api/v1/figures/history?last=1h")
                .json()
                .path("groups")
                .path("events");
    }
}
