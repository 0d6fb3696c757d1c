package io.banyan.views;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.projections.change.LogPosition;
import io.banyan.projections.log.ChangeLog;
import io.banyan.projections.projection.Document;
import io.banyan.projections.projection.DocumentKey;
import io.banyan.projections.projection.Projection;
import io.banyan.projections.runner.RunnerTap;
import io.banyan.projections.runner.Snapshots;
import io.banyan.projections.runner.ViewRunner;
import io.banyan.projections.runner.ViewRunner.Step;
import io.banyan.projections.runner.Wiring;
import io.banyan.projections.store.Checkpoint;
import io.banyan.projections.store.IndexRange;
import io.banyan.projections.store.Page;
import io.banyan.projections.store.ViewId;
import io.banyan.projections.store.ViewReader;
import io.banyan.projections.store.ViewStore;
import io.banyan.projections.store.ViewUnavailable;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;

/// A store, a world and runners between them: what the contracts of runners stand on.
abstract class RunnerStage {
    static final ViewId VIEW = new ViewId("events", 1);

    final ViewStore store = stores().store();
    final World world = new World(new Random(7), 12);

    /// The server of all tests of the class.
    abstract Stores stores();

    @BeforeEach
    void empty() {
        stores().empty();
    }

    /// By which the view is made.
    Projection projection() {
        return new EventsProjection();
    }

    static LogPosition at(ViewRunner runner) {
        Checkpoint checkpoint = runner.report().checkpoint();
        return checkpoint == null ? LogPosition.START : checkpoint.at();
    }

    static Checkpoint checkpoint(ViewRunner runner) {
        return Objects.requireNonNull(runner.report().checkpoint());
    }

    ViewRunner runner(ViewStore over, int partitions, RunnerTap tap) {
        return new ViewRunner(wiring(over, world, tap), projection(), partitions, "owner");
    }

    ViewRunner runner(Poisoned projection, int partitions) {
        return new ViewRunner(wiring(store, world, RunnerTap.NONE), projection, partitions, "owner");
    }

    static Wiring wiring(ViewStore over, World of, RunnerTap tap) {
        return new Wiring(over, of.log(), of, tap, InstantSource.system(), Runnable::run);
    }

    Wiring wiring(World of, Abandoned.Killer killer, RunnerTap tap) {
        return new Wiring(
                killer.on(store),
                killer.on((ChangeLog) of.log()),
                killer.on((Snapshots) of),
                tap,
                InstantSource.system(),
                Runnable::run);
    }

    /// Steps until there is nothing more to do.
    static void finish(ViewRunner runner) {
        for (int quiet = 0; quiet < 2; ) {
            quiet = step(runner) == Step.WORKED ? 0 : quiet + 1;
        }
    }

    /// Taken again where Redis gave no answer in time on a busy machine, as by whoever runs it.
    private static Step step(ViewRunner runner) {
        try {
            return runner.step(Duration.ZERO);
        } catch (ViewUnavailable slow) {
            assertThat(slow).hasMessageContaining("did not answer");
            return runner.step(Duration.ZERO);
        }
    }

    void assertThatTheViewIsRight(World of) {
        var reader = new ViewReader(store, VIEW);
        Map<DocumentKey, Document> expected = of.expected();
        List<DocumentKey> all = new ArrayList<>();
        for (int i = 0; i < of.events(); i++) {
            all.add(EventsProjection.page(String.valueOf(i)));
            all.add(EventsProjection.rsvps(String.valueOf(i)));
            all.add(EventsProjection.group(String.valueOf(i)));
        }
        assertThat(reader.documents(all).value()).containsExactlyInAnyOrderEntriesOf(expected);
        Map<String, Long> lists = new LinkedHashMap<>();
        for (String list : List.of(
                "by-start",
                "group:0/by-start",
                "group:1/by-start",
                "group:2/by-start",
                "group:3/by-start",
                "group:4/by-start")) {
            Page page = reader.page(IndexRange.of(list)).value();
            if (!page.documents().isEmpty()) {
                lists.put(list, (long) page.documents().size());
            }
        }
        assertThat(lists).containsExactlyInAnyOrderEntriesOf(of.expectedLists());
    }
}
