package io.banyan.projections.runner;

import io.banyan.projections.log.LogGap;
import io.banyan.projections.projection.Projection;
import io.banyan.projections.runner.ViewReport.Duty;
import io.banyan.projections.store.NoSuchView;
import io.banyan.projections.store.Registration;
import io.banyan.projections.store.ViewId;
import io.banyan.projections.store.ViewReader;
import io.banyan.projections.store.ViewState;
import io.banyan.projections.store.ViewStore;
import io.banyan.projections.store.Wish;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Keeps one version of a view. `step` is one turn of its work; `ViewThread` makes them one after the other.
///
/// Whatever goes wrong, it begins again where the store stands: it has nothing of its own to lose.
public final class ViewRunner {
    /// What a step was.
    public enum Step {
        WORKED,
        /// There was nothing to do; it waited for as long as it was told.
        IDLE,
        /// Another runner works, or the view has stopped: waits for nothing, so the caller should.
        WAITING
    }

    private final ViewStore store;
    private final LogHold hold;
    private final ViewId view;
    private final Lease lease;
    private final Wishes wishes;
    private final LoadRunner loader;
    private final FollowRunner follower;
    private final PartRunner parts;
    private final Partitions partitions;
    private final TakingUp takingUp;
    private final Reporting reporting;
    private final StepPatience patience;
    private boolean takenUp;

    /// Asks nobody yet.
    ///
    /// @param partitions by how many the view is kept, 1 or more
    /// @param owner names this runner and no other, ever: a random UUID
    public ViewRunner(Wiring wiring, Projection projection, int partitions, String owner) {
        this.store = wiring.store();
        this.view = new ViewId(projection.name(), projection.version());
        this.hold = new LogHold(wiring.log(), view);
        this.lease = new Lease(store, view, owner, wiring.clock());
        this.wishes = new Wishes(store, view, wiring.clock());
        Insistence insistence = new Insistence(wiring.clock(), this::isWaiting);
        this.loader = new LoadRunner(wiring, projection, insistence);
        this.parts = new PartRunner(wiring, projection, this::isWaiting);
        this.follower =
                new FollowRunner(wiring, projection, this::isWaiting, division -> parts.saw(division, partitions));
        this.partitions = Partitions.of(wiring, projection, partitions, new Turns(owner), this::isWaiting, insistence);
        this.takingUp = new TakingUp(
                store, new Registration(view, ProjectionCode.hash(projection), partitions), this.partitions);
        this.reporting = new Reporting(view, this.partitions, wishes);
        this.patience = new StepPatience(lease, wishes, reporting);
    }

    private boolean isWaiting(@Nullable String why) {
        return patience.goOn(why);
    }

    public ViewId view() {
        return view;
    }

    /// How the view is, as of the last step. Any thread may ask.
    public ViewReport report() {
        return reporting.report();
    }

    /// Runs whenever there is a report, most of which say little new; in place of what was given before. Must not block
    /// or throw. Any thread may call.
    public void onReport(Runnable run) {
        reporting.onReport(run);
    }

    /// What is asked of whoever runs the view.
    public Wishes wishes() {
        return wishes;
    }

    /// To read what the view has.
    ///
    /// @throws NoSuchView when it is not registered
    public ViewReader reader() {
        return new ViewReader(store, view);
    }

    /// A step that waits for answers ends within a second. Any thread may call.
    public void end() {
        patience.end();
    }

    /// Another one need not wait for the lease to end.
    public void release() {
        parts.abandon();
        lease.release();
        reporting.idle(Duty.STANDS_BY);
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
            return refused();
        } catch (RuntimeException | Error failed) {
            forget();
            reporting.trouble(StepTrouble.why(failed));
            throw failed;
        }
    }

    private Step stepped(Duration wait) {
        if (!lease.isHeld()) {
            forget();
            reporting.idle(Duty.STANDS_BY);
            return Step.WAITING;
        }
        Wish wish = wishes.now(!takenUp);
        patience.begin(wish);
        if (wish instanceof Wish.Drop) {
            store.drop(view);
            return dropped();
        }
        if (!takenUp && !takeUp(wish)) {
            return Step.WAITING;
        }
        if (wish instanceof Wish.Rebuild || partitions.isUnfinished()) {
            return load(wish);
        }
        if (partitions.known().state() == ViewState.STOPPED) {
            return stopped(wish);
        }
        return switch (wish) {
            case Wish.Replay replay -> replay(replay);
            case Wish.Part part -> part(part, wait);
            case null, default -> follow(wait);
        };
    }

    /// The log lets go of it, too, though the one who dropped it may have died in between.
    private Step dropped() {
        forget();
        hold.letGo();
        reporting.idle(Duty.DROPPED);
        return Step.WAITING;
    }

    private boolean takeUp(@Nullable Wish wish) {
        switch (takingUp.takeUp(wish instanceof Wish.Rebuild)) {
            case TakingUp.End.Taken _ -> {
                takenUp = true;
                reporting.say();
            }
            case TakingUp.End.Dropped _ -> dropped();
            case TakingUp.End.Gone gone -> {
                hold.letGo();
                refuse(wish, gone.why());
            }
            case TakingUp.End.Refused refused -> refuse(wish, refused.why());
        }
        return takenUp;
    }

    private void refuse(@Nullable Wish wish, String why) {
        if (wish != null) {
            wishes.refuse(wish, why);
        }
        reporting.say(ViewState.STOPPED, why);
    }

    private Step load(@Nullable Wish wish) {
        parts.abandon();
        hold.held();
        patience.build();
        LoadRunner.End end = loader.load(partitions.writers(), () -> {
            reporting.say();
            return lease.isHeld() && !(wishes.now(false) instanceof Wish.Drop);
        });
        switch (end) {
            case DONE -> {
                takingUp.filled();
                if (wish instanceof Wish.Rebuild) {
                    wishes.done(wish, WishText.rebuilt(partitions.known(), partitions.deadLetters()));
                }
                reporting.say();
            }
            case REFUSED -> forget();
            case NO_LOG -> {
                reporting.say(
                        ViewState.BUILDING,
                        "the log of changes has not begun, or is another source's; start capture for this database");
                return Step.WAITING;
            }
        }
        return Step.WORKED;
    }

    private Step replay(Wish wish) {
        int before = partitions.deadLetters();
        if (!partitions.replay()) {
            return refused();
        }
        wishes.done(wish, WishText.replayed(before, partitions.deadLetters()));
        reporting.say();
        return Step.WORKED;
    }

    private Step part(Wish.Part wish, Duration wait) {
        parts.begin(wish);
        Step followed = follow(wait);
        if (!takenUp || partitions.known().state() == ViewState.STOPPED) {
            return followed;
        }
        return switch (parts.step(partitions)) {
            case PartRunner.End.Waiting _ -> followed;
            case PartRunner.End.Over over -> {
                if (over.refused()) {
                    wishes.refuse(wish, over.says());
                } else {
                    wishes.done(wish, over.says());
                }
                reporting.say();
                yield Step.WORKED;
            }
            case PartRunner.End.Refused _ -> refused();
        };
    }

    private Step follow(Duration wait) {
        hold.held();
        return switch (follower.follow(partitions.writers(), partitions.known(), wait)) {
            case FollowRunner.End.Quiet _ -> {
                reporting.say();
                yield Step.IDLE;
            }
            case FollowRunner.End.Moved _ -> {
                reporting.say();
                yield Step.WORKED;
            }
            case FollowRunner.End.Refused _ -> refused();
            case FollowRunner.End.Stopped stopped -> {
                stop(stopped.why());
                yield Step.WORKED;
            }
        };
    }

    private void stop(String why) {
        if (!partitions.stop(why)) {
            forget();
            return;
        }
        hold.letGo();
        reporting.say();
    }

    /// It lacks more than what is parked or what was asked for.
    private Step stopped(@Nullable Wish wish) {
        parts.abandon();
        hold.letGo();
        if (wish != null) {
            wishes.refuse(
                    wish,
                    "the view has stopped, so only a rebuild helps: "
                            + partitions.known().why());
        }
        reporting.say();
        return Step.WAITING;
    }

    /// Another has written: the next step takes up.
    private Step refused() {
        forget();
        return Step.WORKED;
    }

    private void forget() {
        takenUp = false;
        parts.abandon();
        partitions.forget();
    }
}
