package io.banyan.projections.runner;

import io.banyan.projections.change.Change;
import io.banyan.projections.change.LogEntry;
import io.banyan.projections.change.Mark;
import io.banyan.projections.log.ChangeLog;
import io.banyan.projections.log.Followed;
import io.banyan.projections.projection.BatchProjection;
import io.banyan.projections.projection.Part;
import io.banyan.projections.projection.Patience;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Waits, once there is a change that a projection reads, until there are as many as it is asked about at once, or its
/// window is over. Where nothing concerns the view it does not wait: its time is to move on.
final class BatchWindow {
    private static final Duration SLICE = Duration.ofMillis(200);

    private final ChangeLog log;
    private final String reader;
    private final BatchProjection projection;
    private final Patience patience;
    private final InstantSource clock;

    /// @param reader who reads the log
    BatchWindow(ChangeLog log, String reader, BatchProjection projection, Patience patience, InstantSource clock) {
        this.log = log;
        this.reader = reader;
        this.projection = projection;
        this.patience = patience;
        this.clock = clock;
    }

    /// What was read with what came after it, and what is known of the log by the end; null: nobody waits any more.
    ///
    /// @param read has entries
    /// @param seen the newest mark's time before it; null: none
    /// @param max entries in all
    @Nullable
    Followed filled(Followed read, @Nullable Instant seen, int max) {
        if (projection.window().isZero()) {
            return read;
        }
        Followed last = read;
        List<LogEntry> all = new ArrayList<>(read.entries());
        Instant time = time(all, seen);
        Instant end = clock.instant().plus(projection.window());
        for (int concern = concerning(all); concern > 0 && concern < projection.most() && all.size() < max; ) {
            Duration left = Duration.between(clock.instant(), end);
            if (!left.isPositive()) {
                break;
            }
            if (!patience.goOn(null)) {
                return null;
            }
            Duration wait = left.compareTo(SLICE) < 0 ? left : SLICE;
            last = log.follow(reader, all.getLast().position(), time, max - all.size(), wait);
            time = time(last.entries(), time);
            concern += concerning(last.entries());
            all.addAll(last.entries());
        }
        return new Followed(last.source(), last.isKnown(), all);
    }

    private int concerning(List<LogEntry> entries) {
        return (int) entries.stream()
                .filter(entry -> entry instanceof Change change && Part.narrowed(projection, change) != null)
                .count();
    }

    private static @Nullable Instant time(List<LogEntry> entries, @Nullable Instant before) {
        Instant time = before;
        for (LogEntry entry : entries) {
            if (entry instanceof Mark mark) {
                time = mark.time();
            }
        }
        return time;
    }
}
