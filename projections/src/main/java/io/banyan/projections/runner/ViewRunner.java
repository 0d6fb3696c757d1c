package io.banyan.projections.runner;

import io.banyan.projections.log.ChangeLog;
import io.banyan.projections.log.LogGap;
import io.banyan.projections.log.LogUnavailable;
import io.banyan.projections.projection.Projection;
import io.banyan.projections.source.SourceTrouble;
import io.banyan.projections.store.Checkpoint;
import io.banyan.projections.store.Checkpoints;
import io.banyan.projections.store.NoSuchView;
import io.banyan.projections.store.Registration;
import io.banyan.projections.store.ViewId;
import io.banyan.projections.store.ViewRefused;
import io.banyan.projections.store.ViewState;
import io.banyan.projections.store.ViewStore;
import io.banyan.projections.store.ViewUnavailable;
import io.banyan.projections.store.Wish;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Keeps one version of a view. `step` is one turn of its work; `ViewThread` makes them one after the other.
///
/// Whatever goes wrong, it begins again where the store stands: it has nothing of its own to lose.
public final class ViewRunner {
    private static final Duration OFTEN = Duration.ofSeconds(1);

    /// What a step was.
    public enum Step {
        WORKED,
        /// There was nothing to do; it waited for as long as it was told.
        IDLE,
        /// Another runner works, or the view has stopped: waits for nothing, so the caller should.
        WAITING
    }

    private final ViewStore store;
    private final ChangeLog log;
    private final ViewId view;
    private final Registration registration;
    private final Lease lease;
    private final InstantSource clock;
    private final LoadRunner loader;
    private final FollowRunner follower;
    private final List<PartitionWriter> writers = new ArrayList<>();
    private boolean takenUp;
    private boolean seenBefore;
    private boolean mayHold = true;
    private Instant looked = Instant.MIN;
    private volatile ViewReport report;

    /// Asks nobody yet.
    ///
    /// @param partitions by how many the view is kept, 1 or more
    /// @param owner names this runner and no other, ever: a random UUID
    public ViewRunner(Wiring wiring, Projection projection, int partitions, String owner) {
        this.store = wiring.store();
        this.log = wiring.log();
        this.view = new ViewId(projection.name(), projection.version());
        this.registration = new Registration(view, ProjectionCode.hash(projection), partitions);
        this.lease = new Lease(store, view, owner, wiring.clock());
        this.clock = wiring.clock();
        this.loader = new LoadRunner(log, wiring.snapshots(), projection, wiring.tap(), clock);
        this.follower = new FollowRunner(log, projection, wiring.tap(), clock);
        this.report = ViewReport.standingBy(view);
        var turns = new Turns(owner);
        for (int partition = 0; partition < partitions; partition++) {
            writers.add(new PartitionWriter(store, projection, partition, turns, wiring.tap(), clock));
        }
    }

    public ViewId view() {
        return view;
    }

    /// How the view is, as of the last step. Any thread may ask.
    public ViewReport report() {
        return report;
    }

    /// Another one need not wait for the lease to end.
    public void release() {
        lease.release();
        report = ViewReport.standingBy(view);
    }

    /// One step: takes up, loads, or applies what the log has.
    ///
    /// @param wait for news of the log
    /// @throws ViewUnavailable or LogUnavailable: to be called again a little later
    public Step step(Duration wait) {
        try {
            return stepped(wait);
        } catch (LogGap gap) {
            stop(gap.getMessage() + "; run ./banyan view rebuild " + view.name());
            return Step.WAITING;
        } catch (NoSuchView gone) {
            forget();
            return Step.WORKED;
        } catch (ViewUnavailable | LogUnavailable | SourceTrouble | ViewRefused away) {
            forget();
            said(report.state(), away.getMessage());
            throw away;
        } catch (RuntimeException | StackOverflowError | LinkageError | AssertionError failed) {
            forget();
            throw failed;
        }
    }

    private Step stepped(Duration wait) {
        if (!lease.isHeld()) {
            forget();
            report = ViewReport.standingBy(view);
            return Step.WAITING;
        }
        Wish wish = wished();
        if (!takenUp && !takeUp(wish)) {
            return Step.WAITING;
        }
        if (wish == Wish.REBUILD || LoadRunner.isUnfinished(checkpoints())) {
            return load(wish);
        }
        if (wish == Wish.REPLAY) {
            return replay();
        }
        return least().state() == ViewState.STOPPED ? stopped() : follow(wait);
    }

    private @Nullable Wish wished() {
        Instant now = clock.instant();
        if (takenUp && now.isBefore(looked.plus(OFTEN)) && !now.isBefore(looked)) {
            return null;
        }
        looked = now;
        return store.wish(view);
    }

    private boolean takeUp(@Nullable Wish wish) {
        Registration kept = store.registration(view);
        boolean mayBegin = !seenBefore || wish == Wish.REBUILD;
        if (kept == null && mayBegin) {
            kept = store.register(registration);
        }
        if (kept == null) {
            return gone();
        }
        String against = registration.against(kept);
        if (!against.isEmpty()) {
            said(ViewState.STOPPED, against);
            return false;
        }
        boolean all = true;
        for (PartitionWriter writer : writers) {
            all &= writer.takeUp() != null;
        }
        if (!all && !mayBegin) {
            return gone();
        }
        takenUp = true;
        seenBefore = true;
        said();
        return true;
    }

    private boolean gone() {
        letGo();
        said(
                ViewState.STOPPED,
                "view " + view + " is no longer in its store: it was dropped, or the store lost it; run"
                        + " ./banyan view rebuild " + view.name() + ", or stop its runner");
        return false;
    }

    private Step load(@Nullable Wish wish) {
        mayHold = true;
        LoadRunner.End end = loader.load(writers, () -> {
            said();
            return lease.isHeld();
        });
        switch (end) {
            case DONE -> {
                looked = Instant.MIN;
                if (wish == Wish.REBUILD) {
                    store.done(view, Wish.REBUILD);
                }
                said();
            }
            case REFUSED -> forget();
            case NO_LOG -> {
                said(
                        ViewState.BUILDING,
                        "the log of changes has not begun, or is another source's; start capture for this database");
                return Step.WAITING;
            }
        }
        return Step.WORKED;
    }

    /// One that has stopped lacks more than what is parked.
    private Step replay() {
        if (least().state() == ViewState.STOPPED) {
            store.done(view, Wish.REPLAY);
            return stopped();
        }
        for (PartitionWriter writer : writers) {
            if (!writer.replay()) {
                forget();
                return Step.WORKED;
            }
        }
        store.done(view, Wish.REPLAY);
        said();
        return Step.WORKED;
    }

    private Step follow(Duration wait) {
        mayHold = true;
        return switch (follower.follow(writers, least(), wait)) {
            case FollowRunner.End.Quiet _ -> {
                said();
                yield Step.IDLE;
            }
            case FollowRunner.End.Moved _ -> {
                said();
                yield Step.WORKED;
            }
            case FollowRunner.End.Refused _ -> {
                forget();
                yield Step.WORKED;
            }
            case FollowRunner.End.Stopped stopped -> {
                stop(stopped.why());
                yield Step.WORKED;
            }
        };
    }

    /// A view that cannot go on holds nobody up.
    private void stop(String why) {
        for (PartitionWriter writer : writers) {
            Checkpoint known = writer.checkpoint();
            if (known == null || !writer.move(known.in(ViewState.STOPPED, why))) {
                forget();
                return;
            }
        }
        letGo();
        said();
    }

    private void letGo() {
        if (mayHold) {
            log.release(view.toString());
            mayHold = false;
        }
    }

    private Step stopped() {
        letGo();
        said();
        return Step.WAITING;
    }

    private void forget() {
        takenUp = false;
        writers.forEach(PartitionWriter::forget);
    }

    private List<@Nullable Checkpoint> checkpoints() {
        List<@Nullable Checkpoint> checkpoints = new ArrayList<>();
        writers.forEach(writer -> checkpoints.add(writer.checkpoint()));
        return checkpoints;
    }

    private Checkpoint least() {
        @Nullable Checkpoint least = Checkpoints.least(checkpoints());
        if (least == null) {
            throw new IllegalStateException("view " + view + " is not taken up");
        }
        return least;
    }

    private void said() {
        @Nullable Checkpoint least = Checkpoints.least(checkpoints());
        report = new ViewReport(
                view,
                true,
                least == null ? ViewState.BUILDING : least.state(),
                least,
                least == null ? null : least.why(),
                writers.stream().mapToInt(PartitionWriter::deadLetters).sum());
    }

    private void said(ViewState state, @Nullable String why) {
        report = new ViewReport(view, true, state, report.checkpoint(), why, report.deadLetters());
    }
}
