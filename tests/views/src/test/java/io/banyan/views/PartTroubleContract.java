package io.banyan.views;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.projections.change.Change;
import io.banyan.projections.change.TableName;
import io.banyan.projections.runner.RunnerTap;
import io.banyan.projections.runner.ViewRunner;
import io.banyan.projections.runner.Wiring;
import io.banyan.projections.store.ViewState;
import io.banyan.projections.store.Wish;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Parts that cannot be read, or not wholly, over every store, with one partition and with four.
abstract class PartTroubleContract extends PartStage {
    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void aKeyThatFailsAgainStaysAndOthersAreHealed(int partitions) {
        world.change(30);
        var poisoned = new Poisoned("6 years");
        ViewRunner runner = runner(poisoned, partitions);
        finish(runner);
        world.put("3", "6 years");
        world.put("4", "6 years");
        finish(runner);
        world.put("4", "fine");
        finish(runner);
        assertThat(runner.report().deadLetters()).isEqualTo(3);
        String before = titleOf("3");

        ask(runner, keys("3", "4"));

        assertThat(titleOf("3")).isEqualTo(before);
        assertThat(titleOf("4")).isEqualTo("fine");
        assertThat(runner.report().deadLetters()).isEqualTo(1);
        assertThat(runner.report().state()).isEqualTo(ViewState.STALE);
        assertThat(did().says())
                .startsWith("1 key read anew, ")
                .contains("; event:3 stays as it was, because the projection cannot apply public.event {id=3}: it threw"
                        + " IllegalStateException at io.banyan.views.Poisoned")
                .doesNotContain("6 years");

        poisoned.heal();
        ask(runner, keys("3"));
        assertThat(runner.report().deadLetters()).isZero();
        assertThat(runner.report().state()).isEqualTo(ViewState.LIVE);
        assertThatTheViewIsRight(world);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void refusesWhatCannotBeReadAndSaysWhy(int partitions) {
        ViewRunner runner = built(partitions);

        ask(runner, new Wish.Rows("1", TableName.parse("member"), "id = 7"));
        assertThat(did().says())
                .isEqualTo("table was public.member but view events reads public.meetup_group, public.event,"
                        + " public.rsvp");
        ask(runner, new Wish.Rows("2", TableName.parse("event"), "nonsense"));
        assertThat(did().says()).isEqualTo("where was 'nonsense'");
        assertThat(did().refused()).isTrue();
        ask(runner, new Wish.Rows("3", TableName.parse("meetup_group"), "id = 2"));
        assertThat(did().says()).contains("* among them").endsWith("rebuild the whole view");
        assertThat(store.wish(VIEW)).isNull();

        world.commit(List.of(new Change(
                world.next(), Change.Kind.TRUNCATE, TableName.parse("rsvp"), List.of(), Map.of(), Map.of())));
        ask(runner, keys("1"));
        assertThat(did().says()).startsWith("the view has stopped, so only a rebuild helps: table public.rsvp");
        assertThat(did().refused()).isTrue();
        assertThat(runner.report().state()).isEqualTo(ViewState.STOPPED);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void refusesWhereARowBelongsNowhere(int partitions) {
        world.change(30);
        var poisoned = new Poisoned("6 years");
        ViewRunner runner = runner(poisoned, partitions);
        finish(runner);
        world.put("7", "nowhere");

        ask(runner, keys("1"));

        assertThat(did().says())
                .startsWith("the projection cannot say where the row of public.event {id=7} belongs: partition() threw"
                        + " NoClassDefFoundError at io.banyan.views.Poisoned")
                .doesNotContain("nowhere");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void triesAgainWhileTheDatabaseIsAwayAndGoesOnMeanwhile(int partitions) {
        world.change(30);
        List<Instant> now = new ArrayList<>(List.of(World.BEGAN));
        List<Integer> opened = new ArrayList<>();
        var wiring = new Wiring(
                store,
                world.log(),
                () -> {
                    opened.add(1);
                    if (opened.size() == 2) {
                        throw new IllegalStateException("away");
                    }
                    return world.open();
                },
                RunnerTap.NONE,
                now::getLast,
                Runnable::run);
        var runner = new ViewRunner(wiring, new EventsProjection(), partitions, "owner");
        finish(runner);
        damage(Set.of("1"), partitions);

        ask(runner, keys("1"));
        world.change(5);
        finish(runner);

        assertThat(opened).hasSize(2);
        assertThat(at(runner)).isEqualTo(world.end());
        assertThat(strays(partitions)).isNotEmpty();
        now.add(World.BEGAN.plusSeconds(3));
        finish(runner);
        assertThat(opened).hasSize(3);
        assertThat(strays(partitions)).isEmpty();
        assertThatTheViewIsRight(world);
    }
}
