package io.banyan.views;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.projections.change.Change;
import io.banyan.projections.change.Change.Kind;
import io.banyan.projections.change.LogPosition;
import io.banyan.projections.change.Mark;
import io.banyan.projections.change.TableName;
import io.banyan.projections.change.Transaction;
import io.banyan.projections.log.MemoryChangeLog;
import io.banyan.projections.runner.RunnerTap;
import io.banyan.projections.runner.ViewRunner;
import io.banyan.projections.runner.Wiring;
import io.banyan.projections.store.Checkpoint;
import io.banyan.projections.store.ViewState;
import io.banyan.testkit.FullNumbers;
import io.banyan.testkit.Measured;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// How fast a runner is with each store, without the database and the Redis that changes come through. Promised is only
/// that it is not hopeless; the figures of a full run stand in `docs/measured/views.md`.
class ViewSpeedTests {
    private static final int ROWS = FullNumbers.pick(20_000, 1_000_000);
    private static final int CHANGES = FullNumbers.pick(5_000, 400_000);
    private static final int SINGLE = FullNumbers.pick(100, 2_000);

    private final MemoryChangeLog log = new MemoryChangeLog();
    private long commit = 1_000;
    private LogPosition appended = ManyRows.AT;

    @Test
    void redis() {
        measure("Redis (append-only file, everysec)", Shared.redis());
    }

    @Test
    void postgres() {
        measure("PostgreSQL (without fsync)", Shared.postgres());
    }

    private void measure(String what, Stores stores) {
        stores.empty();
        log.begin(World.SOURCE, ManyRows.AT);
        var wiring = new Wiring(stores.store(), log, new ManyRows(ROWS), RunnerTap.NONE, InstantSource.system());
        var runner = new ViewRunner(wiring, new EventsProjection(), 1, "speed");
        long cpu = cpu();
        long began = System.nanoTime();
        runner.step(Duration.ZERO);
        long rows = rate(ROWS, began);
        long ofRow = (cpu() - cpu) / ROWS;
        assertThat(runner.report().state()).isEqualTo(ViewState.LIVE);

        append(CHANGES);
        cpu = cpu();
        began = System.nanoTime();
        followed(runner);
        long changes = rate(CHANGES, began);
        long ofChange = (cpu() - cpu) / CHANGES;

        long[] nanos = new long[SINGLE];
        for (int i = 0; i < SINGLE; i++) {
            append(1);
            began = System.nanoTime();
            followed(runner);
            nanos[i] = System.nanoTime() - began;
        }
        Arrays.sort(nanos);
        Measured.as("views")
                .figure(what + ": rebuild, rows/s of " + ROWS, rows)
                .figure(what + ": CPU of the runner's thread for a row, ns", ofRow)
                .figure(what + ": log to view, changes/s of " + CHANGES, changes)
                .figure(what + ": CPU of the runner's thread for a change, ns", ofChange)
                .figure(what + ": one change at a time, log to view, p50 µs", nanos[SINGLE / 2] / 1_000)
                .figure(what + ": the same, p99 µs", nanos[SINGLE * 99 / 100] / 1_000)
                .append();
        assertThat(rows).isGreaterThan(1_000);
        assertThat(changes).isGreaterThan(500);
    }

    /// Unlike the time on the clock it hardly depends on what else the machine does.
    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private void followed(ViewRunner runner) {
        while (at(runner).compareTo(appended) < 0) {
            runner.step(Duration.ZERO);
        }
    }

    private static LogPosition at(ViewRunner runner) {
        Checkpoint checkpoint = runner.report().checkpoint();
        return checkpoint == null ? LogPosition.START : checkpoint.at();
    }

    private static long rate(int count, long began) {
        return count * 1_000_000_000L / (System.nanoTime() - began);
    }

    private void append(int changes) {
        List<Transaction> all = new ArrayList<>();
        for (int i = 0; i < changes; i++) {
            commit += 10;
            all.add(new Transaction(
                    List.of(change()), new Mark(LogPosition.mark(commit + 5), World.BEGAN.plusMillis(commit))));
        }
        log.append(World.SOURCE, appended, all);
        appended = LogPosition.mark(commit + 5);
    }

    /// Every fourth is a new title, the others are new answers; spread over all events.
    private Change change() {
        String event = String.valueOf(commit * 7919 % (ROWS / 5));
        if (commit % 4 == 0) {
            return new Change(
                    new LogPosition(commit, 1),
                    Kind.UPDATE,
                    TableName.parse("event"),
                    List.of("id"),
                    Map.of(),
                    Map.of("id", event, "group_id", "1", "title", "at " + commit, "starts_at", "2026-12-02"));
        }
        return new Change(
                new LogPosition(commit, 1),
                Kind.INSERT,
                TableName.parse("rsvp"),
                List.of("event_id", "member_id"),
                Map.of(),
                Map.of("event_id", event, "member_id", "m" + commit, "answer", "yes"));
    }
}
