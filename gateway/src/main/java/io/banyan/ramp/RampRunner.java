package io.banyan.ramp;

import io.banyan.evidence.Evidence;
import io.banyan.live.Author;
import io.banyan.live.Door;
import io.banyan.live.Edit;
import io.banyan.live.LiveRunner;
import io.banyan.live.LiveValue;
import io.banyan.live.LiveView;
import io.banyan.live.Ramping;
import io.banyan.live.Stale;
import io.banyan.live.StoreAway;
import io.banyan.split.Weight;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Moves ramps: looks at each that is running every two seconds, and makes what `NextStep` says. Each move is one
/// commit of the weight and of how far the ramp has come, for the revision that it was decided on. So whoever is late,
/// a leader that was paused, a second one, a repeated try, finds the group moved on and changes nothing; that there is
/// a leader at all only saves work. Back goes a ramp by whichever replica sees why: the leader may have an older file
/// of the group, or none. Nothing that goes wrong ends it.
public final class RampRunner implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RampRunner.class);
    private static final Duration LOOK = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String RAMP = "ramp";

    private final LiveRunner live;
    private final Function<String, @Nullable Looked> looks;
    private final BooleanSupplier leads;
    private final InstantSource clock;
    /// Group → its ramp as it was when evidence of another revision spoke against it.
    private final Map<String, Ramping> doubted = new ConcurrentHashMap<>();

    private final Set<String> failing = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("banyan-ramp").daemon().factory());

    /// @param looks at a group; null = this replica has no file of it, so it moves nothing
    /// @param leads whether this replica is the one that moves ramps up
    public RampRunner(
            LiveRunner live, Function<String, @Nullable Looked> looks, BooleanSupplier leads, InstantSource clock) {
        this.live = live;
        this.looks = looks;
        this.leads = leads;
        this.clock = clock;
    }

    /// Every two seconds from now on.
    public void start() {
        thread.scheduleWithFixedDelay(this::look, LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// Under which evidence of a group is counted now: the ramp and its step, or that there is none.
    public static String step(LiveView view, String group) {
        Ramping ramping = ramping(view, group);
        return ramping.phase().isOver() ? Evidence.NO_RAMP : ramping.tag();
    }

    /// How far a group's ramp has come, as this replica knows it.
    public static Ramping ramping(LiveView view, String group) {
        return view.stored().group(group).values().of(LiveValue.RAMP).group();
    }

    /// One look at all of them.
    public void look() {
        try {
            LiveView view = live.now();
            List<String> moving = view.stored().groups().keySet().stream()
                    .filter(group -> ramping(view, group).phase().moves())
                    .sorted()
                    .toList();
            if (!moving.isEmpty() && view.store().inStep()) {
                boolean leader = leads.getAsBoolean();
                moving.forEach(group -> guarded(group, leader));
            }
        } catch (RuntimeException | Error failed) {
            LOG.error("Looking after ramps failed; it will be tried again", failed);
        }
    }

    private void guarded(String group, boolean leader) {
        try {
            Looked looked = looks.apply(group);
            NextStep next = looked == null ? null : looked.next(clock.instant());
            if (looked != null && next != null && makes(group, looked, next, leader)) {
                make(group, looked, next);
            }
            failing.remove(group);
        } catch (RuntimeException | Error failed) {
            if (failing.add(group)) {
                LOG.error("The ramp of {} could not be looked after; it will be tried again", group, failed);
            }
        }
    }

    /// Whether this replica is to make a move: the leader any, others only one away from a MODERN that fails, and
    /// with a ramp in their file and evidence of the ramp's own revision, since they may have an older file.
    /// Evidence of another revision may be what somebody had forgotten just before the ramp was started, which was
    /// not heard of here yet: the leader looks twice at it.
    private boolean makes(String group, Looked looked, NextStep next, boolean leader) {
        boolean breach = next instanceof NextStep.RollBack || (next instanceof NextStep.Hold hold && hold.breach());
        Ramping now = looked.situation().ramping();
        boolean its = now.phase() != Ramping.Phase.RUNNING
                || now.evidence().equals(looked.evidence().revision());
        if (!breach || its) {
            doubted.remove(group);
            return leader || (breach && looked.rule() != null);
        }
        return leader && now.equals(doubted.put(group, now));
    }

    private void make(String group, Looked looked, NextStep next) {
        switch (next) {
            case NextStep.Rest rest -> {}
            case NextStep.Wait wait -> refused(group, looked, wait);
            case NextStep.Move move ->
                change(group, looked, move.after(), move.after().place().weight(), move.reason());
            case NextStep.RollBack back ->
                change(group, looked, back.after(), back.after().place().weight(), back.reason());
            case NextStep.Hold hold -> change(group, looked, hold.after(), null, hold.reason());
            case NextStep.Done done -> change(group, looked, done.after(), null, done.reason());
        }
    }

    /// A refusal to step is recorded once for each kind of it, whoever looks.
    private void refused(String group, Looked looked, NextStep.Wait wait) {
        Ramping now = looked.situation().ramping();
        String says = wait.cause().says();
        if (!says.isEmpty() && !now.why().equals(says)) {
            change(group, looked, now.saying(says), null, wait.why());
        }
    }

    private void change(String group, Looked looked, Ramping after, @Nullable Weight weight, String reason) {
        List<Edit> edits = RampOrder.edits(group, after, weight);
        try {
            live.change(edits, Map.of(group, looked.revision()), new Author(RAMP, Door.RAMP, reason))
                    .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException refused) {
            if (!(refused.getCause() instanceof Stale || refused.getCause() instanceof StoreAway)) {
                throw new IllegalStateException("the ramp of " + group + " could not move", refused.getCause());
            }
            LOG.debug(
                    "The ramp of {} did not move: {}", group, refused.getCause().getMessage());
        } catch (TimeoutException late) {
            LOG.debug("The ramp of {} waits for the store", group);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    /// Ends what it does.
    @Override
    public void close() {
        thread.shutdownNow();
    }
}
