package io.banyan.views;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.banyan.projections.change.Change;
import io.banyan.projections.change.LogEntry;
import io.banyan.projections.change.LogPosition;
import io.banyan.projections.change.Mark;
import io.banyan.projections.change.TableName;
import io.banyan.projections.change.Transaction;
import io.banyan.projections.runner.RunnerTap;
import io.banyan.projections.runner.ViewRunner;
import io.banyan.projections.store.Batch;
import io.banyan.projections.store.Checkpoint;
import io.banyan.projections.store.DeadLetter;
import io.banyan.projections.store.ViewReader;
import io.banyan.projections.store.ViewState;
import io.banyan.projections.store.ViewStore;
import io.banyan.projections.store.ViewUnavailable;
import io.banyan.projections.store.Wish;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// How a runner comes back from what went wrong, over every store, with one partition and with four: no change is
/// lost, doubled or shown by halves.
abstract class RunnerMendContract extends RunnerStage {
    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void aReplayLeavesAHalfBuiltViewToBeBuilt(int partitions) {
        world.change(20);
        var poisoned = new Poisoned("6 years");
        ViewRunner runner = runner(poisoned, partitions);
        finish(runner);
        world.commit(List.of(title(world.next(), "6 years")));
        finish(runner);
        for (int partition = 0; partition < partitions; partition++) {
            Checkpoint known = Objects.requireNonNull(store.checkpoint(VIEW, partition));
            Checkpoint half = known.in(ViewState.BUILDING, null).turned("half-" + partition);
            store.apply(VIEW, partition, Batch.only(known.turn(), half));
        }
        poisoned.heal();
        store.ask(VIEW, new Wish.Replay("w"));

        ViewRunner heir = runner(poisoned, partitions);
        finish(heir);

        assertThat(checkpoint(heir).load().times()).isEqualTo(2);
        assertThat(heir.report().state()).isEqualTo(ViewState.LIVE);
        assertThat(store.wish(VIEW)).isNull();
        assertThatTheViewIsRight(world);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void neverReplaysWhatBelongsToNoKnownPartition(int partitions) {
        world.change(20);
        var poisoned = new Poisoned("6 years");
        ViewRunner runner = runner(poisoned, partitions);
        finish(runner);
        // One that writes nothing, so that only its place is in its way.
        world.commit(List.of(new Change(
                world.next(),
                Change.Kind.INSERT,
                TableName.parse("rsvp"),
                List.of("event_id", "member_id"),
                Map.of(),
                Map.of("event_id", "3", "member_id", "7", "answer", "nowhere"))));
        world.commit(List.of(title(world.next(), "nowhere")));
        world.commit(List.of(title(world.next(), "later")));
        finish(runner);
        assertThat(runner.report().state()).isEqualTo(ViewState.STALE);
        assertThat(runner.report().why())
                .contains("partition() threw NoClassDefFoundError at io.banyan.views.Poisoned")
                .doesNotContain("nowhere")
                .endsWith("run ./banyan view rebuild events");

        poisoned.heal();
        store.ask(VIEW, new Wish.Replay("w"));
        finish(runner(poisoned, partitions));

        assertThat(letters(partitions)).hasSize(2 * partitions);
        assertThat(title()).isEqualTo("later");
        assertThat(store.wish(VIEW)).isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void aFailureOfAnyKindDoublesNothing(int partitions) {
        world.change(20);
        AtomicBoolean fails = new AtomicBoolean();
        ViewRunner runner = runner(
                before(batch -> {
                    if (fails.getAndSet(false)) {
                        throw new IllegalStateException("by a bug");
                    }
                }),
                partitions,
                RunnerTap.NONE);
        finish(runner);
        world.change(50);

        fails.set(true);
        assertThatIllegalStateException().isThrownBy(() -> finish(runner));
        finish(runner);

        assertThatTheViewIsRight(world);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void asksForLessWhereABatchWasTooMuch(int partitions) {
        world.change(20);
        AtomicBoolean weak = new AtomicBoolean();
        ViewRunner runner = runner(
                before(batch -> {
                    if (weak.get() && batch.documents().size() > 1) {
                        throw new ViewUnavailable("too much", new IllegalStateException());
                    }
                }),
                partitions,
                RunnerTap.NONE);
        finish(runner);
        world.change(30);
        weak.set(true);

        for (int steps = 0; steps < 500 && !at(runner).equals(world.end()); steps++) {
            try {
                runner.step(Duration.ZERO);
            } catch (ViewUnavailable again) {
                assertThat(again).hasMessage("too much");
            }
        }

        assertThatTheViewIsRight(world);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void aBatchEndsWhereATransactionEnds(int partitions) {
        world.change(20);
        ViewRunner runner = runner(store, partitions, RunnerTap.NONE);
        finish(runner);
        world.log()
                .append(
                        World.SOURCE,
                        world.end(),
                        List.of(large(100_000, 300, "first"), large(200_000, 4_200, "second")));

        // However small or large batches have become by now: none has both.
        LogPosition between = LogPosition.mark(100_001);
        for (int steps = 0; steps < 300 && !at(runner).equals(between); steps++) {
            runner.step(Duration.ZERO);
        }
        assertThat(at(runner)).isEqualTo(between);
        assertThat(title()).isEqualTo("first");
        finish(runner);

        assertThat(at(runner)).isEqualTo(LogPosition.mark(200_005));
        assertThat(title()).isEqualTo("second");
    }

    private static Transaction large(long commit, int size, String title) {
        return new Transaction(
                LongStream.rangeClosed(1, size)
                        .<LogEntry>mapToObj(n -> title(new LogPosition(commit, 65_536 * n), title))
                        .toList(),
                new Mark(LogPosition.mark(commit + 5), World.BEGAN.plusMillis(commit)));
    }

    /// The store, with something that happens ahead of each batch.
    private ViewStore before(Consumer<Batch> apply) {
        return (ViewStore) Proxy.newProxyInstance(
                ViewStore.class.getClassLoader(), new Class<?>[] {ViewStore.class}, (self, called, given) -> {
                    if (called.getName().equals("apply")) {
                        apply.accept((Batch) given[2]);
                    }
                    try {
                        return called.invoke(store, given);
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                });
    }

    private static Change title(LogPosition at, String title) {
        return new Change(
                at,
                Change.Kind.UPDATE,
                TableName.parse("event"),
                List.of("id"),
                Map.of(),
                Map.of("id", "3", "group_id", "1", "title", title, "starts_at", "2027-01-01"));
    }

    private String title() {
        var page = EventsProjection.page("3");
        var found = new ViewReader(store, VIEW).documents(List.of(page)).value().get(page);
        return found == null ? "" : String.valueOf(found.text("title"));
    }

    private List<DeadLetter> letters(int partitions) {
        return IntStream.range(0, partitions)
                .mapToObj(partition -> store.deadLetters(VIEW, partition))
                .flatMap(Collection::stream)
                .toList();
    }
}
