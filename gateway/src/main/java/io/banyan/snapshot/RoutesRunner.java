package io.banyan.snapshot;

import io.banyan.written.FileSignature;
import io.banyan.written.FolderUnreadable;
import io.banyan.written.Lookout;
import io.banyan.written.Problem;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps the routes current while it runs: one daemon thread that looks at the folder ten times a second, reads what
/// changed, and gives each new `Snapshot` whole to the listener. Nothing that goes wrong ends it.
public final class RoutesRunner implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RoutesRunner.class);
    private static final long SHORTEST_PAUSE = 100;
    /// For folders so large that a look takes long.
    private static final long LONGEST_PAUSE = 300;

    private final LoadedRoutes routes;
    private final SnapshotListener listener;
    private final Lookout lookout;
    private ReloadPlan plan;
    private @Nullable String lost;
    private long lookMillis;

    /// @param routes already loaded; owned by this from `start` on
    /// @param listener called on this thread, with a snapshot that differs from the one before
    public RoutesRunner(LoadedRoutes routes, SnapshotListener listener) {
        this.routes = routes;
        this.listener = listener;
        this.plan = ReloadPlan.loaded(routes.signatures());
        this.lookout = new Lookout("banyan-routes", this::look, this::failed, this::pauseMillis);
    }

    /// Tells in the log how each file stands, then begins to look.
    public void start() {
        ReloadLog.start(LOG, routes.snapshot());
        lookout.start();
    }

    /// Stops looking. A reload under way is finished first.
    @Override
    public void close() {
        lookout.close();
    }

    /// That edits are not seen: the folder was not looked at for a while.
    public Optional<String> unread() {
        return lookout.silence()
                .map(since -> "the route files in " + routes.folder().path() + " were last read " + since.toSeconds()
                        + " s ago: what was in force stays, edits wait until they can be read again");
    }

    private void failed(Throwable thrown) {
        LOG.error(
                "A reload of {} failed; requests go on as before",
                routes.folder().path(),
                thrown);
    }

    private void look() {
        Map<String, FileSignature> now;
        long began = millis();
        try {
            now = routes.folder().signatures();
        } catch (FolderUnreadable unreadable) {
            lost(unreadable.problem());
            return;
        }
        lookMillis = millis() - began;
        plan = plan.look(now, millis());
        Optional<ReloadPlan.Reload> due = plan.due(millis());
        if (due.isPresent()) {
            reload(due.get());
        } else if (lost != null) {
            lost = null;
            publish(routes.snapshot(), routes.folderFound(), Set.of());
        } else {
            newDay();
            routes.keepCopies();
        }
    }

    private void newDay() {
        Snapshot before = routes.snapshot();
        Snapshot after = routes.newDay();
        if (after != null) {
            publish(before, after, Set.of());
        }
    }

    private void reload(ReloadPlan.Reload reload) {
        LoadedRoutes.Reading reading = routes.read(reload.changed());
        try {
            ReloadPlan after = plan.look(routes.folder().signatures(), millis());
            if (plan.halfWritten(after, reading.hasErrors(), millis())) {
                plan = after;
                return;
            }
        } catch (FolderUnreadable unreadable) {
            lost(unreadable.problem());
            return;
        }
        plan = plan.done(reload, millis());
        lost = null;
        Snapshot before = routes.snapshot();
        publish(before, routes.apply(reload.present(), reading), reading.shown());
    }

    private void lost(Problem problem) {
        if (!problem.toString().equals(lost)) {
            lost = problem.toString();
            LOG.error("{}; what was in force stays", problem);
            Snapshot before = routes.snapshot();
            listener.inForce(before, routes.folderLost(problem), Set.of());
        }
    }

    private void publish(Snapshot before, Snapshot after, Set<String> read) {
        ReloadLog.write(LOG, before, after, read);
        listener.inForce(before, after, read);
    }

    private long pauseMillis() {
        return Math.clamp(5 * lookMillis, SHORTEST_PAUSE, LONGEST_PAUSE);
    }

    private static long millis() {
        return System.nanoTime() / 1_000_000;
    }
}
