package io.banyan.views;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.projections.change.Change;
import io.banyan.projections.change.LogPosition;
import io.banyan.projections.kit.ProjectionReplay;
import io.banyan.projections.projection.Projection;
import io.banyan.projections.runner.RunnerTap;
import io.banyan.projections.runner.ViewRunner;
import io.banyan.projections.runner.ViewThread;
import io.banyan.projections.store.ViewState;
import io.banyan.projections.store.Wish;
import io.banyan.testkit.Await;
import io.banyan.views.StubFunction.Said;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// A view whose projection is a function that fails, hangs, is throttled or gone: no change is lost, doubled or
/// skipped.
class FunctionTroubleTests extends RunnerStage {
    private final StubFunction function = StubFunction.start();

    @AfterEach
    void end() {
        function.close();
    }

    @Override
    Stores stores() {
        return Shared.redis();
    }

    @Override
    Projection projection() {
        return function.projection();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void parksTheOneChangeThatItFailsAtAndReplaysItOnceItDoesNot(int partitions) {
        world.change(50);
        ViewRunner runner = runner(store, partitions, RunnerTap.NONE);
        finish(runner);
        function.instead(event -> has(event, "6 years") ? Said.functionError("TypeError") : null);
        world.put("3", "6 years");
        world.change(50);

        finish(runner);

        assertThat(runner.report().state()).isEqualTo(ViewState.STALE);
        assertThat(runner.report().why())
                .startsWith("projection events:v1 cannot apply the change of public.event {id=3} at ")
                .contains("function events-view:live failed with TypeError")
                .contains("run ./banyan view replay-dead-letters events");
        assertThat(checkpoint(runner).at()).isEqualTo(world.end());

        function.instead(event -> null);
        runner.wishes().take(new Wish.Replay("w"));
        finish(runner);

        assertThat(runner.report().state()).isEqualTo(ViewState.LIVE);
        assertThatTheViewIsRight(world);
    }

    @Test
    void parksWhatItNamesAndAppliesTheRest() {
        world.change(50);
        ViewRunner runner = runner(store, 1, RunnerTap.NONE);
        finish(runner);
        function.instead(event -> {
            String named = record(event, "6 years");
            return named == null
                    ? null
                    : new Said(
                            200,
                            Map.of(),
                            "{\"operations\": [], \"batchItemFailures\": [{\"itemIdentifier\": \"" + first(event)
                                    + "\"}, {\"itemIdentifier\": \"" + named + "\"}]}");
        });
        world.put("3", "6 years");

        finish(runner);

        assertThat(runner.report().deadLetters()).isEqualTo(1);
        assertThat(runner.report().why()).contains("the function named it in batchItemFailures");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void isExactThoughEveryThirdCallFails(int partitions) {
        AtomicInteger calls = new AtomicInteger();
        List<Said> kinds = List.of(Said.functionError("Runtime.ExitError"), Said.throttled(), Said.GONE, garbage());
        function.instead(event -> {
            int call = calls.incrementAndGet();
            return call % 3 == 0 ? kinds.get(call / 3 % kinds.size()) : null;
        });
        world.change(40);
        ViewRunner runner = runner(store, partitions, RunnerTap.NONE);
        finish(runner);
        for (int i = 0; i < 10; i++) {
            world.change(10);
            finish(runner);
        }

        assertThat(runner.report().state()).isEqualTo(ViewState.LIVE);
        assertThatTheViewIsRight(world);
    }

    @Test
    void asksAboutManyAtOnceAndNeverAboutMore() {
        world.change(200);

        finish(runner(store, 1, RunnerTap.NONE));

        assertThat(function.largest()).isEqualTo(25);
        assertThatTheViewIsRight(world);
    }

    @Test
    void waitsForOneThatIsGoneAndSaysSo() {
        world.change(20);
        ViewRunner runner = runner(store, 1, RunnerTap.NONE);
        try (var thread = new ViewThread(runner)) {
            Await.until(
                    "it is live",
                    () -> runner.report().state() == ViewState.LIVE
                            && at(runner).equals(world.end()));
            function.kill();
            world.change(20);

            Await.until("it says so", () -> runner.report().why() != null);
            assertThat(runner.report().why())
                    .startsWith("function events-view:live could not be asked: nobody listens at http://127.0.0.1:");
            assertThat(runner.report().working()).isTrue();

            function.restart();
            Await.until("it has all", () -> at(runner).equals(world.end()));
            Await.until("it says no more", () -> runner.report().why() == null);
            assertThat(thread).isNotNull();
        }
        assertThatTheViewIsRight(world);
    }

    @Test
    void isDroppedThoughItsFunctionIsGone() {
        world.change(20);
        function.kill();
        ViewRunner runner = runner(store, 1, RunnerTap.NONE);
        try (var thread = new ViewThread(runner)) {
            Await.until("it says so", () -> runner.report().why() != null);

            runner.wishes().take(new Wish.Drop("w"));

            Await.until("it is dropped", () -> store.isDropped(VIEW));
            assertThat(thread).isNotNull();
        }
    }

    @Test
    void endsAtOnceThoughItsFunctionHangs() {
        var hangs = new CountDownLatch(1);
        function.instead(event -> {
            try {
                hangs.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            return null;
        });
        world.change(20);
        ViewRunner runner = runner(store, 1, RunnerTap.NONE);
        var thread = new ViewThread(runner);
        Await.until("it was asked", () -> function.calls() > 0);

        thread.close();

        hangs.countDown();
        assertThat(runner.report().working()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void isBuiltAnewAndInPartsLikeAnyOther(int partitions) {
        world.change(50);
        ViewRunner runner = runner(store, partitions, RunnerTap.NONE);
        finish(runner);
        world.change(50);

        runner.wishes().take(new Wish.Rebuild("w"));
        finish(runner);
        assertThatTheViewIsRight(world);

        world.change(20);
        runner.wishes().take(new Wish.Keys("k", Set.of(EventsProjection.event("3"), EventsProjection.event("4"))));
        finish(runner);
        assertThat(Objects.requireNonNull(runner.report().did()).says()).startsWith("2 keys read anew");
        assertThatTheViewIsRight(world);
    }

    @Test
    void makesTheSameViewAsTheProjectionInJava() {
        var other = new World(new Random(11), 12);
        other.change(300);
        List<Change> changes = other.log().read(LogPosition.mark(1_000), null, 10_000, Duration.ZERO).stream()
                .filter(Change.class::isInstance)
                .map(Change.class::cast)
                .toList();

        assertThat(ProjectionReplay.check(function.projection(), changes))
                .isEqualTo(ProjectionReplay.check(new EventsProjection(), changes));
    }

    @Test
    void anotherAliasIsOtherCode() {
        world.change(20);
        finish(runner(store, 1, RunnerTap.NONE));

        var other = new ViewRunner(
                wiring(store, world, RunnerTap.NONE),
                function.projection(text -> text.replace(":live", ":8")),
                1,
                "owner");
        finish(other);

        assertThat(other.report().why()).contains("was built by other code; raise the version in the projection to 2");
    }

    private static Said garbage() {
        return new Said(200, Map.of(), "<html>");
    }

    private static boolean has(JsonNode event, String title) {
        return record(event, title) != null;
    }

    private static @Nullable String record(JsonNode event, String title) {
        for (JsonNode record : event.get("Records")) {
            JsonNode found = record.get("after").get("title");
            if (found != null && title.equals(found.asString())) {
                return record.get("eventID").stringValue();
            }
        }
        return null;
    }

    private static String first(JsonNode event) {
        return event.get("Records").get(0).get("eventID").stringValue();
    }
}
