package io.banyan.projections.capture;

import io.banyan.projections.capture.CaptureState.Standing;
import io.banyan.projections.change.LogPosition;
import io.banyan.projections.log.ChangeLog;
import io.banyan.projections.log.LogRefused;
import io.banyan.projections.log.LogUnavailable;
import io.banyan.projections.log.RedisChangeLog;
import io.banyan.projections.source.ChangeSource;
import io.banyan.projections.source.SourceRefused;
import io.banyan.projections.source.SourceUnavailable;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Captures a source into a log, for as long as it is open: what fails is tried again, after a pause that grows.
/// Several may run for one log: the source lets one read, and the others stand by.
public final class CaptureRunner implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CaptureRunner.class);

    private final ChangeSource changes;
    private final ChangeLog log;
    private final CaptureSpec spec;
    private final CaptureWatch watch;
    private volatile CaptureState state = CaptureState.STARTING;
    private volatile boolean isClosed;
    private @Nullable Thread running;

    /// Does not start yet. Closing it closes neither source nor log.
    public CaptureRunner(ChangeSource changes, ChangeLog log, CaptureSpec spec, CaptureWatch watch) {
        this.changes = changes;
        this.log = log;
        this.spec = spec;
        this.watch = watch;
    }

    /// Starts it, once.
    public synchronized void start() {
        if (running == null && !isClosed) {
            running = Thread.ofPlatform().name("banyan-capture").start(this::keepRunning);
        }
    }

    /// How it is doing now.
    public CaptureState state() {
        return state;
    }

    /// Gives up what the source keeps and what the log has, and begins anew: the remedy when the two no longer
    /// belong together. All views of the log must be rebuilt then, and say so themselves. To be called instead
    /// of, or before, `start`, while no other capture runs.
    ///
    /// @return where the log begins now
    /// @throws SourceRefused when the source cannot be captured: nothing was given up then
    /// @throws SourceUnavailable also when another capture runs
    public LogPosition startOver() {
        changes.check();
        changes.forget();
        LogPosition from = LogPosition.mark(changes.prepare().position());
        log.startOver(changes.identify(), from);
        LOG.warn("Started over: {} begins at {}; run ./banyan view rebuild NAME for each of its views", log, from);
        return from;
    }

    private void keepRunning() {
        Duration pause = spec.pause();
        while (!isClosed) {
            long began = System.nanoTime();
            try {
                List<String> warnings = log instanceof RedisChangeLog redis ? redis.check() : List.of();
                warnings.forEach(warning -> LOG.warn("{}", warning));
                new CaptureRun(changes, log, spec, watch, next -> state = next, warnings).run();
            } catch (RuntimeException failed) {
                tell(failed);
            }
            boolean wentWell = System.nanoTime() - began > spec.longestPause().toNanos();
            pause = wentWell ? spec.pause() : shorter(pause.multipliedBy(2), spec.longestPause());
            await(pause);
        }
    }

    private void tell(Throwable failed) {
        if (isClosed) {
            return;
        }
        Standing standing = standing(failed);
        String problem = standing == null ? "it failed by a bug of capture: " + failed : failed.getMessage();
        if (standing == null) {
            LOG.error("Capture into {} does not go on: {}", log, problem, failed);
        } else if (!Objects.equals(problem, state.problem())) {
            LOG.warn("Capture into {} does not go on: {}", log, problem);
        }
        CaptureState before = state;
        boolean standsBy = standing == Standing.STANDS_BY;
        state = new CaptureState(
                problem,
                standing == null ? Standing.TRIES : standing,
                before.last(),
                standsBy ? null : before.mark(),
                standsBy ? 0 : before.keptBytes(),
                before.warnings());
        if (!standsBy) {
            watch.failed();
        }
    }

    /// Null for what nobody expects.
    private static @Nullable Standing standing(Throwable failed) {
        return switch (failed) {
            case SourceUnavailable away when away.isTaken() -> Standing.STANDS_BY;
            case SourceUnavailable _, LogUnavailable _ -> Standing.TRIES;
            case SourceRefused _, LogRefused _ -> Standing.REFUSED;
            default -> null;
        };
    }

    private void await(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /// Ends within a second or two. What was read and not appended comes again next time.
    @Override
    public void close() {
        isClosed = true;
        Thread ending;
        synchronized (this) {
            ending = running;
        }
        if (ending != null) {
            ending.interrupt();
            try {
                ending.join(Duration.ofSeconds(5));
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
