package io.banyan.projections.runner;

import io.banyan.projections.change.LogEntry;
import io.banyan.projections.change.LogPosition;
import io.banyan.projections.log.ChangeLog;
import io.banyan.projections.log.Followed;
import io.banyan.projections.log.LogGap;
import io.banyan.projections.log.LogUnavailable;
import io.banyan.projections.projection.BatchProjection;
import io.banyan.projections.projection.Patience;
import io.banyan.projections.projection.Projection;
import io.banyan.projections.store.Checkpoint;
import io.banyan.projections.store.DeadLetter;
import io.banyan.projections.store.ViewId;
import io.banyan.projections.store.ViewUnavailable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Reads what the log has after a view's checkpoint and writes it to all of its partitions. A partition that is ahead
/// of the others, since the last one who wrote died between them, gets only what it lacks.
final class FollowRunner {
    /// What came of one reading.
    sealed interface End {
        /// There was no news.
        record Quiet() implements End {}

        /// All that was read is in.
        record Moved() implements End {}

        /// Another has written: all is to be taken up anew.
        record Refused() implements End {}

        /// The view cannot go on; what came before is in.
        record Stopped(String why) implements End {}
    }

    private static final Duration OFTEN = Duration.ofSeconds(1);

    private final ChangeLog log;
    private final Projection projection;
    private final ViewId view;
    private final RunnerTap tap;
    private final InstantSource clock;
    private final BatchSize size;
    private final @Nullable BatchWindow window;
    private final Consumer<Division> written;
    private Instant held = Instant.EPOCH;

    /// @param patience asked while a batch waits to be filled
    /// @param written told of what is in, before the next reading
    FollowRunner(Wiring wiring, Projection projection, Patience patience, Consumer<Division> written) {
        this.log = wiring.log();
        this.projection = projection;
        this.view = new ViewId(projection.name(), projection.version());
        this.tap = wiring.tap();
        this.clock = wiring.clock();
        this.written = written;
        if (projection instanceof BatchProjection batch) {
            this.size = new BatchSize(batch.most());
            this.window = new BatchWindow(log, view.toString(), batch, patience, clock);
        } else {
            this.size = new BatchSize(BatchSize.LEAST);
            this.window = null;
        }
    }

    /// Waits for news, at most so long.
    ///
    /// @param least of the writers' checkpoints
    /// @throws ViewUnavailable or LogUnavailable: the next call asks for less
    End follow(List<PartitionWriter> writers, Checkpoint least, Duration wait) {
        try {
            return followed(writers, least, wait);
        } catch (ViewUnavailable | LogUnavailable away) {
            size.failed();
            throw away;
        }
    }

    private End followed(List<PartitionWriter> writers, Checkpoint least, Duration wait) {
        Followed news = log.follow(view.toString(), least.at(), least.time(), size.entries(), wait);
        if (news.entries().isEmpty()) {
            hold(least.at());
            return new End.Quiet();
        }
        if (window != null) {
            news = window.filled(news, least.time(), size.entries());
        }
        if (news == null) {
            return new End.Refused();
        }
        if (!news.source().equals(least.source())) {
            return new End.Stopped("the log has another source than view " + view
                    + ": the database was restored, or another one leads; run ./banyan view rebuild " + view.name());
        }
        if (!news.isKnown()) {
            throw LogGap.unknown();
        }
        return applied(writers, least, news.entries());
    }

    private End applied(List<PartitionWriter> writers, Checkpoint least, List<LogEntry> read) {
        Instant began = clock.instant();
        WholeTransactions whole = WholeTransactions.of(read);
        Division division = Division.of(whole.entries(), projection, writers.size(), least.at(), began);
        LogPosition end = whole.to();
        LogPosition to = end == null || division.stop() != null ? division.to() : end;
        if (!isWritten(division, to, writers)) {
            return new End.Refused();
        }
        written.accept(division);
        Duration took = Duration.between(began, clock.instant());
        size.took(read.size(), took);
        tap.applied(view, division.changes(), took);
        String stop = division.stop();
        if (stop != null) {
            return new End.Stopped(stop);
        }
        hold(to);
        return new End.Moved();
    }

    private static boolean isWritten(Division division, LogPosition to, List<PartitionWriter> writers) {
        for (int partition = 0; partition < writers.size(); partition++) {
            PartitionWriter writer = writers.get(partition);
            Checkpoint known = writer.checkpoint();
            if (known == null || !isWritten(division, to, partition, writer, known)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isWritten(
            Division division, LogPosition to, int partition, PartitionWriter writer, Checkpoint known) {
        List<DeadLetter> unknown = division.unknown().stream()
                .filter(letter -> letter.change().position().isAfter(known.at()))
                .toList();
        return writer.apply(writer.news(division.parts(partition)), unknown, known.moved(to, division.time()));
    }

    /// Keeps what the view has not read; at most once a second, since it only keeps more than it must.
    private void hold(LogPosition at) {
        Instant now = clock.instant();
        if (!now.isBefore(held.plus(OFTEN)) || now.isBefore(held)) {
            held = now;
            log.moveOn(view.toString(), at);
        }
    }
}
