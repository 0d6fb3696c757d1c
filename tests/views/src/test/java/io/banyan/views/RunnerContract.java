package io.banyan.views;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.projections.change.LogPosition;
import io.banyan.projections.runner.RunnerTap;
import io.banyan.projections.runner.ViewRunner;
import io.banyan.projections.runner.ViewRunner.Step;
import io.banyan.projections.store.Load;
import io.banyan.projections.store.ViewId;
import io.banyan.projections.store.ViewState;
import io.banyan.testkit.Await;
import io.banyan.testkit.FullNumbers;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a runner promises over every store, with one partition and with four.
abstract class RunnerContract extends RunnerStage {
    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void loadsTheRowsAndFollowsTheLog(int partitions) {
        world.change(50);
        ViewRunner runner = runner(store, partitions, RunnerTap.NONE);
        finish(runner);
        Load load = checkpoint(runner).load();
        assertThat(load.rows()).isEqualTo(load.expected()).isPositive();

        world.change(200);
        finish(runner);

        assertThatTheViewIsRight(world);
        assertThat(runner.report().state()).isEqualTo(ViewState.LIVE);
        assertThat(checkpoint(runner).at()).isEqualTo(world.end());
        assertThat(Objects.requireNonNull(world.log().state()).readers()).containsKey("events:v1");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void killedBetweenAnyTwoCallsItLosesAndDoublesNothing(int partitions) {
        int places = 0;
        boolean killed = true;
        // Every other place in each build, those that one partition leaves out with four.
        int first = FullNumbers.on() || partitions == 1 ? 0 : 1;
        for (int at = first; killed; at += FullNumbers.pick(2, 1)) {
            stores().empty();
            var another = new World(new Random(at), 6);
            another.change(10);
            int kill = at;
            var killer = new Abandoned.Killer(call -> call == kill);
            killed = !worked(another, killer, partitions);

            var heir = new Abandoned.Killer(call -> false);
            finish(new ViewRunner(wiring(another, heir, RunnerTap.NONE), projection(), partitions, "heir"));

            assertThatTheViewIsRight(another);
            places = at;
        }
        assertThat(places).as("places to be killed at").isGreaterThan(25);
    }

    /// False: it was killed on the way.
    private boolean worked(World another, Abandoned.Killer killer, int partitions) {
        try {
            var runner = new ViewRunner(wiring(another, killer, RunnerTap.NONE), projection(), partitions, "first");
            finish(runner);
            another.change(5);
            finish(runner);
            another.change(5);
            finish(runner);
            return true;
        } catch (Abandoned atThatCall) {
            another.change(3);
            return false;
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void twoThatBothThinkTheyWorkNeverApplyTwice(int partitions) {
        world.change(20);
        var both = new Abandoned.Killer(call -> false);
        AtomicInteger refused = new AtomicInteger();
        RunnerTap counting = new RunnerTap() {
            @Override
            public void refused(ViewId view) {
                refused.incrementAndGet();
            }
        };
        var one = new ViewRunner(wiring(world, both, counting), projection(), partitions, "one");
        var two = new ViewRunner(wiring(world, both, counting), projection(), partitions, "two");
        finish(one);

        AtomicBoolean over = new AtomicBoolean();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List.of(one, two)
                    .forEach(runner -> threads.execute(() -> {
                        while (!over.get()) {
                            runner.step(Duration.ofMillis(1));
                        }
                    }));
            try {
                while (refused.get() < 20) {
                    world.change(2);
                    LogPosition end = world.end();
                    Await.until("one of them is there", () -> at(one).equals(end) || at(two).equals(end));
                }
            } finally {
                over.set(true);
            }
        }

        assertThatTheViewIsRight(world);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void standsByWhileAnotherWorks(int partitions) {
        world.change(20);
        ViewRunner works = runner(store, partitions, RunnerTap.NONE);
        finish(works);
        var standsBy = new ViewRunner(wiring(store, world, RunnerTap.NONE), projection(), partitions, "other");

        assertThat(standsBy.step(Duration.ZERO)).isEqualTo(Step.WAITING);
        assertThat(standsBy.report().working()).isFalse();
        works.release();
        world.change(5);
        finish(standsBy);
        assertThatTheViewIsRight(world);
    }
}
