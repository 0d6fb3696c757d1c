package io.banyan.blackbox.fresh;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.testkit.Await;
import io.banyan.testkit.Operator;
import io.banyan.testkit.RealRedis;
import io.banyan.testkit.TwoSides;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What the feed in Redis says of a view decides before any call; no read waits for Redis.
class FeedTests {
    private static final String ACTIVE = "banyan:views:{events}";
    private static final String VERSION = ACTIVE + ":v3";

    private final RealRedis redis = RealRedis.start();
    private final World world = new World();
    private final World.Copy copy = world.new Copy();
    private final AtomicReference<String> state = new AtomicReference<>("live");
    private final TwoSides sides = TwoSides.with(
            group -> group.weight("100%")
                    .line("freshness: { view: events, max-lag: 2s, max-wait: 1s }")
                    .route("event", "/events/{id}"),
            setup -> setup.option("--views-redis", redis.url()));
    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private volatile boolean silent;
    private Future<?> runner = thread.submit(() -> {});

    @BeforeEach
    void begin() {
        sides.legacy().now(world.legacy());
        sides.modern().now(copy.modern());
    }

    @AfterEach
    void stop() throws Exception {
        hush();
        thread.shutdown();
        sides.close();
        redis.close();
    }

    /// A view's runner: tells the feed where the view is, again and again, until [#hush].
    private void speak() {
        silent = false;
        redis.say("HSET", ACTIVE, "active", "3");
        runner = thread.submit(() -> {
            while (!silent) {
                String now = String.valueOf(System.currentTimeMillis());
                String seconds = now.substring(0, now.length() - 3) + "." + now.substring(now.length() - 3);
                redis.say(
                        "HSET",
                        VERSION,
                        "source",
                        World.SOURCE,
                        "pos",
                        String.valueOf(world.number()),
                        "time",
                        seconds,
                        "state",
                        state.get(),
                        "said",
                        now,
                        "why",
                        "a change was skipped");
                redis.say("PUBLISH", "banyan:views", "events");
            }
        });
    }

    private void hush() throws Exception {
        silent = true;
        runner.get();
    }

    private String side() {
        return sides.gateway().get("/events/7").header("X-Side").orElse("nobody");
    }

    private String status() {
        return sides.gateway().admin().get("/api/v1/status").text();
    }

    @Test
    void aViewThatIsNotThereIsNotAskedFor() {
        assertThat(side()).isEqualTo("legacy");
        assertThat(sides.modern().requests()).isEmpty();
        assertThat(status())
                .contains("the view of events is not in the feed: start its runner, or correct freshness.view");
        assertThat(sides.gateway().admin().get("/actuator/health").text()).contains("\"views\"");
        assertThat(Operator.of(sides.gateway())
                        .send("POST", "/api/v1/explain", "{\"method\": \"GET\", \"url\": \"/events/7\"}")
                        .text())
                .contains("\"reason\":\"stale\"", "The view of events is not in the feed");
    }

    @Test
    void aReadOfWhatIsJustWrittenWaitsForTheFeed() {
        speak();
        Await.until("MODERN answers", () -> side().equals("modern"));
        int modern = 0;
        try (FreshClient client = new FreshClient(sides.gateway())) {
            for (int i = 0; i < 20; i++) {
                long written = client.write();
                FreshClient.Seen read = client.read();
                assertThat(read.number()).isGreaterThanOrEqualTo(written);
                modern += read.side().equals("modern") ? 1 : 0;
            }
        }
        assertThat(modern).isPositive();
    }

    @Test
    void aSilentOneSendsItsReadsToLegacyUntilItSpeaksAgain() throws Exception {
        speak();
        Await.until("MODERN answers", () -> side().equals("modern"));

        hush();

        Await.until("LEGACY answers", () -> side().equals("legacy"));
        int asked = sides.modern().requests().size();
        assertThat(side()).isEqualTo("legacy");
        assertThat(sides.modern().requests()).hasSize(asked);
        assertThat(status()).contains("the view of events has not been heard of for ");
        speak();
        Await.until("MODERN answers again", () -> side().equals("modern"));
    }

    @Test
    void oneThatIsMarkedStaleIsNotAskedFor() {
        speak();
        Await.until("MODERN answers", () -> side().equals("modern"));

        state.set("stale");

        Await.until("LEGACY answers", () -> side().equals("legacy"));
        assertThat(status()).contains("the view of events is marked stale (a change was skipped)");
    }

    @Test
    void withoutRedisLegacyAnswersAndNobodyWaits() {
        speak();
        Await.until("MODERN answers", () -> side().equals("modern"));
        silent = true;
        redis.freeze();

        Await.until("LEGACY answers", () -> side().equals("legacy"));
        try (FreshClient client = new FreshClient(sides.gateway())) {
            long written = client.write();
            assertThat(client.read().number()).isGreaterThanOrEqualTo(written);
        }
        redis.thaw();
    }
}
