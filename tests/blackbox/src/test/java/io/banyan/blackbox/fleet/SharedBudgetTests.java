package io.banyan.blackbox.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.testkit.Await;
import io.banyan.testkit.Fleet;
import io.banyan.testkit.Gateway;
import io.banyan.testkit.RealRedis;
import io.banyan.testkit.Requests;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two replicas copy reads for a side that is paid by the call.
class SharedBudgetTests {
    private static final String SECRET = "marker-4711";
    private static final int BUDGET = 30;

    @TempDir
    private Path folder = Path.of("replaced");

    @Test
    void isSpentByBothTogetherAndKeepsNothingOfWhatWasRead() {
        try (RealRedis redis = RealRedis.start();
                Fleet fleet = Fleet.of(2, redis.url(), folder, List.of("events"), group -> group.weight("0%")
                        .line("shadow: { share: 100%%, credentials: true, per-day: %d }".formatted(BUDGET)))) {
            Await.until("the budget is spent", () -> {
                fleet.replicas().forEach(SharedBudgetTests::read);
                return redis.say("HGET", "banyan:{banyan}:copies:events", "inDay")
                        .equals(String.valueOf(BUDGET));
            });
            for (int i = 0; i < BUDGET; i++) {
                fleet.replicas().forEach(SharedBudgetTests::read);
            }

            Await.until("both say that it is used up", () -> fleet.operators().stream()
                    .allMatch(one -> one.get("/api/v1/groups/events/mismatches")
                                    .json()
                                    .path("notCompared")
                                    .path("budget")
                                    .asInt(0)
                            > 0));
            assertThat(fleet.modern().requests())
                    .as("a place may be lost on the way, none is given twice")
                    .hasSizeBetween(BUDGET / 2, BUDGET);
            assertThat(redis.say("HGET", "banyan:{banyan}:copies:events", "inDay"))
                    .isEqualTo(String.valueOf(BUDGET));
            assertThat(everything(redis)).contains("copies:events").doesNotContain(SECRET);
        }
    }

    private static void read(Gateway replica) {
        assertThat(replica.send(Requests.get("/events/" + SECRET + "?q=" + SECRET, "Cookie: SID=" + SECRET))
                        .status())
                .isEqualTo(200);
    }

    private static String everything(RealRedis redis) {
        return redis.say("KEYS", "*")
                .lines()
                .map(key -> key + "\n" + value(redis, key))
                .collect(Collectors.joining("\n"));
    }

    private static String value(RealRedis redis, String key) {
        Stream<String> question =
                switch (redis.say("TYPE", key)) {
                    case "hash" -> Stream.of("HGETALL", key);
                    case "list" -> Stream.of("LRANGE", key, "0", "-1");
                    case "set" -> Stream.of("SMEMBERS", key);
                    case "zset" -> Stream.of("ZRANGE", key, "0", "-1");
                    case "stream" -> Stream.of("XRANGE", key, "-", "+");
                    default -> Stream.of("GET", key);
                };
        return redis.say(question.toArray(String[]::new));
    }
}
