package io.banyan.views;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.projections.runner.RunnerTap;
import io.banyan.projections.runner.Snapshots;
import io.banyan.projections.runner.ViewReport.Duty;
import io.banyan.projections.runner.ViewRunner;
import io.banyan.projections.runner.Wiring;
import io.banyan.projections.store.Did;
import io.banyan.projections.store.ViewState;
import io.banyan.projections.store.Wish;
import io.banyan.testkit.FullNumbers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a runner does when it is asked to, over every store, with one partition and with four.
abstract class WishRunnerContract extends RunnerStage {
    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void whatIsDroppedStaysAwayUntilARebuildIsAskedFor(int partitions) {
        world.change(20);
        ViewRunner runner = runner(store, partitions, RunnerTap.NONE);
        finish(runner);

        runner.wishes().take(new Wish.Drop("1"));
        finish(runner);

        assertThat(store.views()).isEmpty();
        assertThat(readers()).isEmpty();
        assertThat(runner.report().duty()).isEqualTo(Duty.DROPPED);
        ViewRunner later = runner(store, partitions, RunnerTap.NONE);
        finish(later);
        assertThat(later.report().duty()).isEqualTo(Duty.DROPPED);
        assertThat(store.views()).isEmpty();

        later.wishes().take(new Wish.Rebuild("2"));
        finish(later);
        assertThat(later.report().state()).isEqualTo(ViewState.LIVE);
        assertThat(later.report().duty()).isEqualTo(Duty.WORKS);
        assertThat(readers()).containsExactly("events:v1");
        assertThatTheViewIsRight(world);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void aBuildUnderWayEndsWhereADropIsAskedFor(int partitions) {
        world.change(20);
        List<ViewRunner> asked = new ArrayList<>();
        Snapshots dropping = () -> {
            asked.forEach(runner -> runner.wishes().take(new Wish.Drop("1")));
            return world.open();
        };
        var wiring = new Wiring(store, world.log(), dropping, RunnerTap.NONE, InstantSource.system());
        var runner = new ViewRunner(wiring, new EventsProjection(), partitions, "owner");
        asked.add(runner);

        runner.wishes().take(new Wish.Rebuild("0"));
        runner.step(Duration.ZERO);
        assertThat(runner.report().state()).isEqualTo(ViewState.BUILDING);
        assertThat(did().says()).isEqualTo("given up for the drop that was asked after it");
        finish(runner);

        assertThat(store.isDropped(VIEW)).isTrue();
        assertThat(runner.report().duty()).isEqualTo(Duty.DROPPED);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void aRebuildGoesOnAfterTheDeathOfItsRunner(int partitions) {
        int places = 0;
        boolean killed = true;
        for (int at = partitions == 1 ? 0 : 1; killed; at += FullNumbers.pick(2, 1)) {
            stores().empty();
            var another = new World(new Random(at), 6);
            another.change(10);
            finish(new ViewRunner(wiring(store, another, RunnerTap.NONE), new EventsProjection(), partitions, "owner"));
            store.ask(VIEW, new Wish.Rebuild("anew"));
            int kill = at;
            killed = !worked(another, new Abandoned.Killer(call -> call == kill), partitions);

            another.change(3);
            var heir = new Abandoned.Killer(call -> false);
            var takesOver =
                    new ViewRunner(wiring(another, heir, RunnerTap.NONE), new EventsProjection(), partitions, "heir");
            finish(takesOver);

            assertThatTheViewIsRight(another);
            assertThat(takesOver.report().state()).isEqualTo(ViewState.LIVE);
            assertThat(store.wish(VIEW)).isNull();
            assertThat(did().id()).isEqualTo("anew");
            places = at;
        }
        assertThat(places).as("places to be killed at").isGreaterThan(15);
    }

    /// False: it was killed on the way.
    private boolean worked(World another, Abandoned.Killer killer, int partitions) {
        try {
            finish(new ViewRunner(wiring(another, killer, RunnerTap.NONE), new EventsProjection(), partitions, "one"));
            return true;
        } catch (Abandoned atThatCall) {
            return false;
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void saysWhatBecameOfWhatWasAsked(int partitions) {
        world.change(20);
        var poisoned = new Poisoned("6 years");
        ViewRunner runner = runner(poisoned, partitions);
        finish(runner);
        assertThat(runner.report().did()).isNull();
        world.put("3", "6 years");
        finish(runner);

        runner.wishes().take(new Wish.Replay("1"));
        finish(runner);
        assertThat(runner.report().did()).isEqualTo(did());
        assertThat(did().id()).isEqualTo("1");
        assertThat(did().says()).isEqualTo("0 parked changes applied, 1 change is parked");
        assertThat(did().refused()).isFalse();
        assertThat(runner.report().doing()).isNull();

        poisoned.heal();
        runner.wishes().take(new Wish.Replay("2"));
        finish(runner);
        assertThat(did().says()).isEqualTo("1 parked change applied");

        runner.wishes().take(new Wish.Rebuild("3"));
        finish(runner);
        assertThat(did().says()).isEqualTo(checkpoint(runner).load().rows() + " rows read anew");
        ViewRunner heir = runner(poisoned, partitions);
        finish(heir);
        assertThat(heir.report().did()).isEqualTo(did());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void whatMakesAnotherNeedlessTakesItsPlaceAndAllElseWaits(int partitions) {
        ViewRunner runner = runner(store, partitions, RunnerTap.NONE);

        assertThat(runner.wishes().take(new Wish.Replay("1"))).isTrue();
        assertThat(runner.wishes().take(new Wish.Replay("2"))).isFalse();
        assertThat(runner.wishes().take(new Wish.Rebuild("3"))).isTrue();
        assertThat(did())
                .extracting(Did::id, Did::says, Did::refused)
                .containsExactly("1", "given up for the rebuild that was asked after it", true);
        assertThat(runner.wishes().take(new Wish.Rebuild("4"))).isFalse();
        assertThat(runner.wishes().take(new Wish.Rebuild("3"))).isTrue();
        assertThat(runner.wishes().take(new Wish.Drop("5"))).isTrue();
        assertThat(runner.wishes().take(new Wish.Rebuild("6"))).isFalse();
        assertThat(store.wish(VIEW)).isEqualTo(new Wish.Drop("5"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void refusesWhatAVersionOfOtherCodeCannotDo(int partitions) {
        world.change(20);
        finish(runner(store, partitions, RunnerTap.NONE));
        var other =
                new ViewRunner(wiring(store, world, RunnerTap.NONE), new EventsProjection() {}, partitions, "owner");

        other.wishes().take(new Wish.Rebuild("1"));
        other.step(Duration.ZERO);

        assertThat(store.wish(VIEW)).isNull();
        assertThat(did().says())
                .isEqualTo(
                        "version 1 of view events was built by other code; raise the version in the projection to 2");
        assertThat(did().refused()).isTrue();
    }

    private List<String> readers() {
        return List.copyOf(Objects.requireNonNull(world.log().state()).readers().keySet());
    }

    private Did did() {
        return Objects.requireNonNull(store.did(VIEW));
    }
}
