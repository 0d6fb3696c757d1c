package io.banyan.figures;

import io.banyan.live.FleetStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future.State;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/// Keeps the points of the hour and the day where the replicas of a fleet see each other, each as soon as its step
/// ends, and takes from there, once after a start, those of before. Never waits: looks every second at what has come.
/// What fails is logged once until it succeeds; a point that could not be kept is lost, reading is tried again. Used by
/// one thread.
///
/// All replicas write: they sum the same fleet, so it does not matter whose point stays.
final class HistoryRunner {
    private static final Logger LOG = LoggerFactory.getLogger(HistoryRunner.class);
    private static final List<FiguresRange> KEPT = List.of(FiguresRange.HOUR, FiguresRange.DAY);
    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final FleetStore store;
    private final RecentFigures recent;
    private final Deque<FiguresRange> unread = new ArrayDeque<>(KEPT);
    private final Map<FiguresRange, Long> steps = new EnumMap<>(FiguresRange.class);
    private @Nullable CompletableFuture<List<String>> reading;
    private @Nullable CompletableFuture<Void> writing;
    private Instant nextRead = Instant.MIN;
    private boolean readFailed;
    private boolean writeFailed;

    HistoryRunner(FleetStore store, RecentFigures recent) {
        this.store = store;
        this.recent = recent;
    }

    /// @param ended the points that this second ended
    void second(Instant now, Map<FiguresRange, FiguresRows> ended) {
        write(ended);
        FiguresRange range = unread.peek();
        if (range != null) {
            read(range, now);
        }
    }

    private void read(FiguresRange range, Instant now) {
        if (reading == null && !now.isBefore(nextRead)) {
            reading = store.kept(range.word(), range.points()).toFuture();
        }
        if (reading == null || reading.state() == State.RUNNING) {
            return;
        }
        if (reading.state() == State.SUCCESS) {
            recent.fill(range, points(range, reading.resultNow()), now);
            unread.remove();
            readFailed = false;
        } else {
            if (!readFailed) {
                LOG.warn(
                        "Cannot read the fleet's figures of before this start ({}); trying again every ten seconds",
                        reading.exceptionNow().getMessage());
            }
            readFailed = true;
            nextRead = now.plus(PAUSE);
        }
        reading = null;
    }

    private static List<FiguresRows> points(FiguresRange range, List<String> told) {
        List<FiguresRows> points = new ArrayList<>();
        int unreadable = 0;
        String why = "";
        for (String text : told) {
            try {
                points.add(KeptPoint.of(text));
            } catch (IllegalArgumentException odd) {
                why = unreadable++ == 0 ? String.valueOf(odd.getMessage()) : why;
            }
        }
        if (unreadable > 0) {
            LOG.warn(
                    "Ignoring {} of {} kept points of figures ({}): not written by this version of Banyan ({})",
                    unreadable,
                    told.size(),
                    range.word(),
                    why);
        }
        return points;
    }

    private void write(Map<FiguresRange, FiguresRows> ended) {
        if (writing != null && writing.state() != State.RUNNING) {
            boolean failed = writing.state() == State.FAILED;
            if (failed && !writeFailed) {
                LOG.warn(
                        "Cannot keep the fleet's figures ({}); after a restart, charts have a gap here",
                        writing.exceptionNow().getMessage());
            }
            writeFailed = failed;
            writing = null;
        }
        List<Mono<Void>> writes = new ArrayList<>();
        ended.forEach((range, point) -> {
            if (KEPT.contains(range)) {
                writes.add(store.keep(range.word(), slot(range, point.at()), KeptPoint.told(point)));
            }
        });
        if (!writes.isEmpty()) {
            writing = Mono.when(writes).toFuture();
        }
    }

    /// By the clock, so that replicas overwrite each other's points; but never the slot of this one's point before,
    /// should two steps seem to end in one because seconds are not exact.
    private int slot(FiguresRange range, Instant at) {
        long step = Math.floorDiv(at.getEpochSecond(), range.step());
        Long before = steps.get(range);
        long own = before != null && before == step ? step + 1 : step;
        steps.put(range, own);
        return Math.floorMod(own, range.points());
    }
}
