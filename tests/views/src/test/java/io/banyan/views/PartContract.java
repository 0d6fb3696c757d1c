package io.banyan.views;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.projections.change.LogPosition;
import io.banyan.projections.change.TableName;
import io.banyan.projections.log.ChangeLog;
import io.banyan.projections.runner.RunnerTap;
import io.banyan.projections.runner.Snapshot;
import io.banyan.projections.runner.Snapshots;
import io.banyan.projections.runner.ViewRunner;
import io.banyan.projections.runner.Wiring;
import io.banyan.projections.store.Wish;
import io.banyan.testkit.FullNumbers;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Partition keys that are read anew while the view goes on, over every store, with one partition and with four.
abstract class PartContract extends PartStage {
    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void makesKeysRightWhateverComesMeanwhile(int partitions) {
        for (int seed = 0; seed < FullNumbers.pick(12, 200); seed++) {
            stores().empty();
            var random = new Random(seed);
            var changing = new World(new Random(seed), 6);
            changing.change(30);
            Queue<Runnable> readings = new ArrayDeque<>();
            ViewRunner runner = goingOn(changing, random, readings, partitions);
            damage(Set.of("1", "2", "5"), partitions);

            runner.wishes().take(keys("1", "2", "5", "77"));
            step(runner, changing, random, readings);

            assertThat(store.wish(VIEW)).as("seed %d", seed).isNull();
            assertThat(did().says()).startsWith("4 keys read anew, ");
            assertThatTheViewIsRight(changing);
            assertThat(strays(partitions)).isEmpty();
        }
    }

    /// A runner that is live, and whose view goes on between a snapshot and the reading of its rows.
    private ViewRunner goingOn(World changing, Random random, Queue<Runnable> readings, int partitions) {
        List<ViewRunner> goesOn = new ArrayList<>();
        Snapshots snapshots = () -> {
            Snapshot taken = changing.open();
            for (ViewRunner each : goesOn) {
                changing.change(random.nextInt(4));
                IntStream.range(0, random.nextInt(20)).forEach(_ -> each.step(Duration.ZERO));
            }
            return taken;
        };
        var runner = new ViewRunner(
                new Wiring(store, slow(changing), snapshots, RunnerTap.NONE, InstantSource.system(), readings::add),
                new EventsProjection(),
                partitions,
                "owner");
        finish(runner);
        goesOn.add(runner);
        return runner;
    }

    /// Until what was asked is done: steps, changes and readings in any order, and the view never goes back.
    private void step(ViewRunner runner, World changing, Random random, Queue<Runnable> readings) {
        LogPosition before = at(runner);
        for (int steps = 0; steps < 2_000 && store.wish(VIEW) != null; steps++) {
            if (random.nextInt(4) == 0) {
                changing.change(random.nextInt(4));
            }
            if (random.nextInt(3) == 0 && !readings.isEmpty()) {
                readings.remove().run();
                changing.change(random.nextInt(3));
            }
            if (random.nextBoolean()) {
                runner.step(Duration.ZERO);
            }
            assertThat(at(runner)).isGreaterThanOrEqualTo(before);
            before = at(runner);
        }
        changing.change(10);
        finish(runner);
    }

    /// A log that gives few entries at a time, so that a view is behind and ends a reading within a transaction.
    private static ChangeLog slow(World of) {
        return (ChangeLog) Proxy.newProxyInstance(
                ChangeLog.class.getClassLoader(), new Class<?>[] {ChangeLog.class}, (self, called, given) -> {
                    if (called.getName().equals("read")) {
                        given[2] = Math.min(3, (int) given[2]);
                    }
                    return called.invoke(of.log(), given);
                });
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void killedBetweenAnyTwoCallsItIsBegunAgain(int partitions) {
        int places = 0;
        boolean killed = true;
        for (int at = partitions == 1 ? 0 : 1; killed; at += FullNumbers.pick(2, 1)) {
            stores().empty();
            var another = new World(new Random(at), 6);
            another.change(20);
            finish(new ViewRunner(wiring(store, another, RunnerTap.NONE), new EventsProjection(), partitions, "owner"));
            store.release(VIEW, "owner");
            damage(Set.of("1", "2"), partitions);
            another.change(2);
            store.ask(VIEW, keys("1", "2"));
            int kill = at;
            killed = !worked(another, new Abandoned.Killer(call -> call == kill), partitions);

            another.change(2);
            var heir = new Abandoned.Killer(call -> false);
            finish(new ViewRunner(wiring(another, heir, RunnerTap.NONE), new EventsProjection(), partitions, "heir"));

            assertThatTheViewIsRight(another);
            assertThat(store.wish(VIEW)).isNull();
            assertThat(did().says()).startsWith("2 keys read anew");
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
    void readsAnewNothingButWhatIsAskedFor(int partitions) {
        ViewRunner runner = built(partitions);
        damage(Set.of("1", "2"), partitions);

        ask(runner, keys("1"));

        assertThat(titleOf("1")).isNotEqualTo("damaged");
        assertThat(titleOf("2")).isEqualTo("damaged");
        assertThat(did().id()).startsWith("part-");
        ask(runner, keys("1"));
        assertThat(did().says()).isEqualTo("1 key read anew, 0 documents written, 0 removed");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void findsTheKeysByACondition(int partitions) {
        ViewRunner runner = built(partitions);
        Set<String> all =
                IntStream.range(0, world.events()).mapToObj(String::valueOf).collect(Collectors.toSet());
        damage(all, partitions);

        ask(runner, new Wish.Rows("part", TableName.parse("event"), "group_id = 2"));

        world.expected().forEach((key, document) -> {
            if (key.name().equals("page")) {
                assertThat("damaged".equals(titleOf(key.partition().text().substring(6))))
                        .isEqualTo(!"2".equals(document.text("group")));
            }
        });
        ask(runner, new Wish.Rows("other", TableName.parse("event"), "group_id = 99"));
        assertThat(did().says()).isEqualTo("no row fulfils the condition, so nothing was read anew");
    }
}
