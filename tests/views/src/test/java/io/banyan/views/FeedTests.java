package io.banyan.views;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.projections.feed.ActiveView;
import io.banyan.projections.feed.FeedRunner;
import io.banyan.projections.feed.ViewRemoval;
import io.banyan.projections.runner.RunnerTap;
import io.banyan.projections.runner.ViewMeters;
import io.banyan.projections.runner.ViewRunner;
import io.banyan.projections.runner.ViewThread;
import io.banyan.projections.runner.Wiring;
import io.banyan.projections.store.ViewId;
import io.banyan.testkit.Await;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A runner on its thread, and what it tells the gateway.
class FeedTests {
    private static final Stores.Redis REDIS = Shared.redis();
    private static final String KEY = "banyan:views:{events}";

    private final List<AutoCloseable> open = new ArrayList<>();
    private final World world = new World(new Random(7), 12);

    @BeforeEach
    void empty() {
        REDIS.empty();
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable one : open.reversed()) {
            one.close();
        }
    }

    @Test
    void tellsHowFarAViewIsAsItMoves() {
        world.change(20);
        ViewRunner runner = runner(RunnerTap.NONE, "one");
        opened(new ViewThread(runner));
        opened(new FeedRunner(REDIS.link(), List.of(runner), InstantSource.system()));
        Await.until("the view is live", () -> said("state").equals("live"));
        Await.until(
                "it is the active one",
                () -> REDIS.server().say("HGET", KEY, "active").equals("1"));
        assertThat(said("source")).isEqualTo("7c1f00aa");

        world.change(5);
        String end = Long.toUnsignedString(world.end().commit());
        Await.until("the feed says where the log ends", () -> said("pos").equals(end));
        Await.until("and the time of then", () -> said("time").startsWith("179586720"));
        assertThat(said("why")).isEmpty();

        String before = said("said");
        Await.until("it goes on while nothing changes", () -> said("said").compareTo(before) > 0);
    }

    @Test
    void anotherTakesOverWhenTheFirstEnds() {
        world.change(20);
        ViewRunner first = runner(RunnerTap.NONE, "one");
        ViewRunner second = runner(RunnerTap.NONE, "two");
        ViewThread works = opened(new ViewThread(first));
        Await.until("the first works", () -> first.report().working());
        opened(new ViewThread(second));
        works.close();
        Await.until("the second works", () -> second.report().working());
        world.change(5);
        Await.until(
                "and follows",
                () -> second.report().checkpoint() != null
                        && second.report().checkpoint().at().equals(world.end()));
    }

    @Test
    void aServiceFollowsTheActiveVersionAsFarAsItKnowsIt() {
        ActiveView active = opened(new ActiveView(REDIS.link(), "events", List.of(1, 2)));
        assertThat(active.get()).isEqualTo(new ViewId("events", 2));

        REDIS.server().say("HSET", KEY, "active", "1");
        Await.until("it serves version 1", () -> active.get().version() == 1);
        REDIS.server().say("HSET", KEY, "active", "2");
        Await.until("it serves version 2", () -> active.get().version() == 2);
        REDIS.server().say("HSET", KEY, "active", "3");
        REDIS.server().say("HSET", KEY, "active", "nonsense");
        REDIS.server().say("HSET", KEY, "active", "1");
        Await.until("it serves version 1 again", () -> active.get().version() == 1);
    }

    @Test
    void aViewThatIsDroppedLeavesLogAndFeed() {
        world.change(20);
        ViewRunner runner = runner(RunnerTap.NONE, "one");
        ViewThread works = opened(new ViewThread(runner));
        FeedRunner feed = opened(new FeedRunner(REDIS.link(), List.of(runner), InstantSource.system()));
        Await.until("the view is live", () -> said("state").equals("live"));
        works.close();
        feed.close();
        assertThat(Objects.requireNonNull(world.log().state()).readers()).containsKey("events:v1");

        ViewRemoval.drop(REDIS.store(), world.log(), REDIS.link(), new ViewId("events", 1));

        assertThat(REDIS.store().views()).isEmpty();
        assertThat(Objects.requireNonNull(world.log().state()).readers()).isEmpty();
        assertThat(said("state")).isEmpty();
    }

    @Test
    void listsViewsAndVersionsAndTellsOfABuild() {
        world.change(20);
        var stops = new CountDownLatch(1);
        RunnerTap stopping = new RunnerTap() {
            @Override
            public void loaded(ViewId view, int rows) {
                try {
                    stops.await();
                } catch (InterruptedException interrupted) {
                    Thread.currentThread().interrupt();
                }
            }
        };
        ViewRunner runner = runner(stopping, "one");
        opened(new ViewThread(runner));
        opened(new FeedRunner(REDIS.link(), List.of(runner), InstantSource.system()));

        try {
            Await.until("it tells of the build", () -> !List.of("", "0").contains(said("rows")));
            assertThat(said("state")).isEqualTo("building");
            assertThat(said("begun")).isEqualTo("1");
            assertThat(said("rows")).isEqualTo(said("expected"));
            assertThat(Long.parseLong(said("rate"))).isNotNegative();
            assertThat(said("dead")).isEqualTo("0");
        } finally {
            stops.countDown();
        }
        Await.until(
                "it lists the view",
                () -> REDIS.server().say("SMEMBERS", "banyan:views:names").equals("events"));
        assertThat(Long.parseLong(REDIS.server().say("HGET", KEY, "v1"))).isPositive();
        Await.until("the view is live", () -> said("state").equals("live"));
        assertThat(said("begun") + said("rows") + said("expected") + said("rate") + said("doing") + said("did"))
                .isEmpty();
    }

    @Test
    void takesOverWhatIsAskedAndTellsWhatBecameOfIt() {
        ViewRunner runner = live();

        asked("{\"id\":\"1\",\"do\":\"part\",\"keys\":[\"event:3\"]}");
        Await.until("it was done", () -> said("did").contains("\"id\":\"1\""));
        assertThat(said("did"))
                .contains("1 key read anew, 0 documents written, 0 removed")
                .contains("\"at\":")
                .contains("\"refused\":false");
        assertThat(said("doing")).isEmpty();
        assertThat(REDIS.server().say("EXISTS", KEY + ":v1:asked")).isEqualTo("0");

        asked("{\"id\":\"2\",\"do\":\"rebuild\"}");
        Await.until("it was built anew", () -> said("did").contains("rows read anew"));
        asked("{\"id\":\"3\",\"do\":\"dance\"}");
        Await.until("it was refused", () -> said("did").contains("\"id\":\"3\""));
        assertThat(said("did")).contains("the request's do was 'dance' but must be rebuild, replay, drop or part");
        assertThat(said("did")).contains("\"refused\":true");
        asked("no JSON");
        Await.until("that, too", () -> said("did").contains("the request could not be read"));
        assertThat(said("did")).contains("\"id\":\"\"");
        assertThat(REDIS.server().say("EXISTS", KEY + ":v1:asked")).isEqualTo("0");
        assertThat(runner.report().working()).isTrue();
    }

    @Test
    void aDroppedVersionLeavesTheFeedAndComesBackWhenItIsRebuilt() {
        live();
        Await.until(
                "it is listed",
                () -> REDIS.server().say("EXISTS", "banyan:views:names").equals("1"));

        asked("{\"id\":\"1\",\"do\":\"drop\"}");

        Await.until("the feed forgets it", () -> REDIS.server()
                .say("EXISTS", KEY, KEY + ":v1", KEY + ":v1:asked", "banyan:views:names")
                .equals("0"));
        assertThat(Objects.requireNonNull(world.log().state()).readers()).isEmpty();
        asked("{\"id\":\"2\",\"do\":\"replay\"}");
        Await.until(
                "nobody replays it",
                () -> REDIS.server().say("EXISTS", KEY + ":v1:asked").equals("0"));
        assertThat(said("state")).isEmpty();
        asked("{\"id\":\"3\",\"do\":\"rebuild\"}");
        Await.until("it is back", () -> said("state").equals("live"));
        Await.until(
                "and listed",
                () -> REDIS.server().say("SMEMBERS", "banyan:views:names").equals("events"));
    }

    @Test
    void drawsKeysOfDocuments() {
        live();

        REDIS.server().say("SET", KEY + ":v1:sampled", "{\"id\":\"s1\",\"count\":3}");
        REDIS.server().say("PUBLISH", "banyan:ask", "events");

        Await.until(
                "keys are drawn",
                () -> REDIS.server().say("GET", KEY + ":v1:sample").contains("\"id\":\"s1\""));
        JsonNode answer = JsonMapper.shared().readTree(REDIS.server().say("GET", KEY + ":v1:sample"));
        assertThat(answer.get("keys").size()).isEqualTo(3);
        assertThat(answer.get("keys").get(0).asString()).contains("/");
        assertThat(Long.parseLong(REDIS.server().say("TTL", KEY + ":v1:sample")))
                .isBetween(1L, 60L);
        Await.until(
                "the question is gone",
                () -> REDIS.server().say("EXISTS", KEY + ":v1:sampled").equals("0"));
    }

    private ViewRunner live() {
        world.change(20);
        ViewRunner runner = runner(RunnerTap.NONE, "one");
        opened(new ViewThread(runner));
        opened(new FeedRunner(REDIS.link(), List.of(runner), InstantSource.system()));
        Await.until("the view is live", () -> said("state").equals("live"));
        return runner;
    }

    private static void asked(String request) {
        REDIS.server().say("SET", KEY + ":v1:asked", request);
        REDIS.server().say("PUBLISH", "banyan:ask", "events");
    }

    @Test
    void metersTellWhatARunnerDoes() {
        world.change(20);
        var registry = new SimpleMeterRegistry();
        var meters = new ViewMeters(registry);
        ViewRunner runner = runner(meters, "one");
        meters.watch(runner, () -> world.end().commit() + 100, () -> World.BEGAN.plusSeconds(60));
        opened(new ViewThread(runner));
        Await.until(
                "the view is live",
                () -> runner.report().checkpoint() != null
                        && runner.report().checkpoint().at().equals(world.end()));
        world.change(5);
        Await.until(
                "the view has moved",
                () -> runner.report().checkpoint() != null
                        && runner.report().checkpoint().at().equals(world.end()));

        assertThat(registry.get("banyan.view.watermark").gauge().value())
                .isEqualTo((double) world.end().commit());
        assertThat(registry.get("banyan.view.lag.bytes").gauge().value()).isEqualTo(100);
        assertThat(registry.get("banyan.view.lag").gauge().value()).isBetween(50.0, 60.0);
        assertThat(registry.get("banyan.view.dead.letters").gauge().value()).isZero();
        assertThat(registry.get("banyan.view.changes")
                        .tag("view", "events")
                        .counter()
                        .count())
                .isPositive();
        assertThat(registry.get("banyan.view.rows").counter().count()).isPositive();
        assertThat(registry.get("banyan.view.batch").timer().count()).isPositive();
    }

    private <T extends AutoCloseable> T opened(T one) {
        open.add(one);
        return one;
    }

    private ViewRunner runner(RunnerTap tap, String owner) {
        var wiring = new Wiring(REDIS.store(), world.log(), world, tap, InstantSource.system());
        return new ViewRunner(wiring, new EventsProjection(), 1, owner);
    }

    private static String said(String field) {
        return REDIS.server().say("HGET", KEY + ":v1", field);
    }
}
