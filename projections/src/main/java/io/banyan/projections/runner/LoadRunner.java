package io.banyan.projections.runner;

import io.banyan.projections.change.Change;
import io.banyan.projections.change.LogPosition;
import io.banyan.projections.change.TableShape;
import io.banyan.projections.change.TableSpec;
import io.banyan.projections.log.ChangeLog;
import io.banyan.projections.log.LogState;
import io.banyan.projections.log.LogUnavailable;
import io.banyan.projections.projection.Projection;
import io.banyan.projections.store.Checkpoint;
import io.banyan.projections.store.Load;
import io.banyan.projections.store.ViewId;
import io.banyan.projections.store.ViewState;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Reads all rows of a projection's tables into an empty view, as of one place of the log, from which it then follows.
/// Whoever takes over from one that died begins again with a new snapshot: what a snapshot showed is gone with the
/// connection that took it.
final class LoadRunner {
    /// Rows of a batch.
    private static final int ROWS = 2_000;

    private final ChangeLog log;
    private final Snapshots snapshots;
    private final Projection projection;
    private final ViewId view;
    private final RunnerTap tap;
    private final InstantSource clock;
    private final Insistence insistence;

    LoadRunner(Wiring wiring, Projection projection, Insistence insistence) {
        this.log = wiring.log();
        this.snapshots = wiring.snapshots();
        this.projection = projection;
        this.view = new ViewId(projection.name(), projection.version());
        this.tap = wiring.tap();
        this.clock = wiring.clock();
        this.insistence = insistence;
    }

    /// What became of it.
    enum End {
        DONE,
        /// Another has written, or this one works no longer: all is to be taken up anew.
        REFUSED,
        /// The log has not begun, or is another source's: to be tried again later.
        NO_LOG
    }

    /// @param writers of all partitions, taken up
    /// @param goOn asked after each batch, with the view as far as it is; false ends it
    End load(List<PartitionWriter> writers, BooleanSupplier goOn) {
        LogState state = log.state();
        if (state == null) {
            return End.NO_LOG;
        }
        try (Snapshot snapshot = snapshots.open()) {
            if (!snapshot.source().equals(state.source())) {
                return End.NO_LOG;
            }
            requireCaptured();
            log.hold(view.toString(), snapshot.at());
            if (!begun(writers, snapshot) || !goOn.getAsBoolean()) {
                return End.REFUSED;
            }
            read(snapshot, writers, goOn);
            return finished(writers) ? End.DONE : End.REFUSED;
        } catch (Ended refused) {
            return End.REFUSED;
        }
    }

    /// Changes of what capture does not take would be missing from then on.
    private void requireCaptured() {
        List<TableShape> declared = log.declared();
        if (declared == null) {
            return;
        }
        for (TableSpec table : projection.tables()) {
            Set<String> missing = new LinkedHashSet<>(table.columns());
            declared.stream()
                    .filter(shape -> shape.table().equals(table.table()))
                    .forEach(shape -> missing.removeAll(shape.types().keySet()));
            if (!missing.isEmpty()) {
                throw new LogUnavailable(
                        "capture does not take " + String.join(", ", missing) + " of " + table.table() + ", which view "
                                + view + " reads; start capture again with all that views read",
                        null);
            }
        }
    }

    /// Ends the reading of a snapshot from within.
    private static final class Ended extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Ended() {
            super("another has written", null, false, false);
        }
    }

    private void read(Snapshot snapshot, List<PartitionWriter> writers, BooleanSupplier goOn) {
        List<Change> rows = new ArrayList<>(ROWS);
        for (TableSpec table : projection.tables()) {
            snapshot.rows(table.table(), row -> {
                rows.add(row);
                if (rows.size() == ROWS) {
                    write(rows, snapshot, writers, goOn);
                }
            });
        }
        write(rows, snapshot, writers, goOn);
    }

    private void write(List<Change> rows, Snapshot snapshot, List<PartitionWriter> writers, BooleanSupplier goOn) {
        if (!took(writers, rows, snapshot.at()) || !insistence.answer(goOn::getAsBoolean)) {
            throw new Ended();
        }
        tap.loaded(view, rows.size());
        rows.clear();
    }

    private boolean begun(List<PartitionWriter> writers, Snapshot snapshot) {
        Instant now = clock.instant();
        long expected = snapshot.expectedRows();
        int times = writers.stream().mapToInt(LoadRunner::times).max().orElse(0) + 1;
        for (PartitionWriter writer : writers) {
            var first = new Checkpoint(
                    "",
                    ViewState.BUILDING,
                    snapshot.source(),
                    snapshot.at(),
                    null,
                    null,
                    new Load(0, expected, now, times));
            if (!writer.begin(first)) {
                return false;
            }
        }
        return true;
    }

    /// Begun by whoever died over it.
    private static int times(PartitionWriter writer) {
        Checkpoint found = writer.checkpoint();
        return found == null || found.state() != ViewState.BUILDING
                ? 0
                : found.load().times();
    }

    private boolean took(List<PartitionWriter> writers, List<Change> rows, LogPosition at) {
        Division division = Division.of(rows, projection, writers.size(), at, clock.instant());
        for (int partition = 0; partition < writers.size(); partition++) {
            PartitionWriter writer = writers.get(partition);
            Checkpoint known = writer.checkpoint();
            if (known == null || known.state() != ViewState.BUILDING) {
                return false;
            }
            // What is everywhere is a row of the first partition.
            long counted =
                    partition == 0 ? rows.size() - rowsElsewhere(division, writers.size()) : own(division, partition);
            if (!writer.apply(
                    division.parts(partition),
                    division.unknown(),
                    known.loaded(known.load().plus(counted)))) {
                return false;
            }
        }
        return true;
    }

    private static long rowsElsewhere(Division division, int partitions) {
        long elsewhere = 0;
        for (int partition = 1; partition < partitions; partition++) {
            elsewhere += own(division, partition);
        }
        return elsewhere;
    }

    private static long own(Division division, int partition) {
        return division.parts(partition).stream()
                .filter(part -> !part.partition().isEverywhere())
                .count();
    }

    private static boolean finished(List<PartitionWriter> writers) {
        for (PartitionWriter writer : writers) {
            Checkpoint known = writer.checkpoint();
            if (known == null || known.state() != ViewState.BUILDING || !writer.move(writer.judged(known))) {
                return false;
            }
        }
        return true;
    }

    static boolean isUnfinished(List<@Nullable Checkpoint> checkpoints) {
        return checkpoints.stream().anyMatch(found -> found == null || found.state() == ViewState.BUILDING);
    }
}
