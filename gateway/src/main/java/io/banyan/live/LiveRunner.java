package io.banyan.live;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;

/// Keeps this replica's live state: makes changes, follows those of others, and carries on alone while the store is
/// away. One thread asks the store, one question after the other; kills and readers of [#now] never wait for it.
public final class LiveRunner implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LiveRunner.class);
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration SEEN = Duration.ofHours(1);
    /// How long the answer to a kill waits for the store; its effect does not.
    private static final Duration KILL_PATIENCE = Duration.ofMillis(700);

    private final LiveStore store;
    private final CurrentLive live;
    private final FileAdoption files;
    private final LiveSteps steps;
    private final InstantSource clock;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("banyan-live").daemon().factory());
    private final AtomicBoolean lookIsDue = new AtomicBoolean();
    private @Nullable Disposable hints;
    private volatile Set<String> groups = Set.of();

    /// @param filesVersion `--files-version`, 0 = none given
    public LiveRunner(LiveStore store, ReplicaCopy copy, long filesVersion, InstantSource clock) {
        this.store = store;
        this.clock = clock;
        ReplicaCopy.Saved saved = copy.load();
        this.live = new CurrentLive(
                new LiveView(saved.state(), saved.pending(), new StoreReach(store.kind(), clock.instant())));
        this.files = new FileAdoption(filesVersion, "embedded".equals(store.kind()), LiveSteps::id);
        files.left(saved.pending().edits());
        this.steps = new LiveSteps(store, copy, live, files, clock, saved.changes());
    }

    /// Asks the store once, or finds it away, and takes the files' values over; then begins to follow.
    public void start(Map<String, FileValues> first) {
        files(first).join();
        hints = store.hints().subscribe(revision -> lookSoon(), failed -> LOG.warn("No hints of changes", failed));
        thread.scheduleWithFixedDelay(guarded(this::look), LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
        thread.scheduleWithFixedDelay(guarded(this::seen), 0, SEEN.toMillis(), TimeUnit.MILLISECONDS);
    }

    public LiveView now() {
        return live.now();
    }

    /// From now on told of every new view.
    public void listen(LiveListener listener) {
        live.listen(listener);
    }

    /// What the route files say now. What they lower is in force when this returns; what they raise, when the future
    /// completes. While the store is away it completes at once, and the files' values wait. One thread calls it.
    public CompletableFuture<Void> files(Map<String, FileValues> now) {
        groups = Set.copyOf(now.keySet());
        List<FileAdoption.Due> moved = files.moved(now);
        live.swap(view -> view.with(view.pending().with(moved)), List.of());
        files.add(moved);
        return CompletableFuture.runAsync(this::lookOrKeep, thread);
    }

    private void lookOrKeep() {
        try {
            steps.look();
        } catch (StoreAway away) {
            steps.savePending();
        }
    }

    /// Makes one change of all edits, or none. Fails with Stale, StoreAway, or UncheckedIOException when it is in
    /// force but not on this replica's disk.
    ///
    /// @param expected group → the revision at which it must stand
    public CompletableFuture<ChangeResult> change(List<Edit> edits, Map<String, Revision> expected, Author author) {
        Edits made = new Edits(edits, author, LiveSteps::id);
        return onThread(() -> new ChangeResult(steps.change(made, expected), true, live.now()));
    }

    /// Throws a kill switch: here at once, on the disk next, in the store when it answers. Never fails for the store's
    /// sake. Fails with UncheckedIOException when it is in force, and neither on this replica's disk nor stored.
    ///
    /// @param group null = everything
    public CompletableFuture<ChangeResult> kill(@Nullable String group, Author author) {
        Pending.Kill kill = new Pending.Kill(LiveSteps.id(), group, clock.instant(), author);
        LiveView thrown = live.swap(view -> view.with(view.pending().with(kill)), List.of());
        ChangeResult here = new ChangeResult(List.of(), false, thrown);
        return CompletableFuture.runAsync(
                        steps::savePending,
                        task -> Thread.ofVirtual().name("banyan-kill").start(task))
                .handle((saved, failed) -> answered(kill, here, failed))
                .thenCompose(answer -> answer);
    }

    private CompletableFuture<ChangeResult> answered(
            Pending.Kill kill, ChangeResult here, @Nullable Throwable notSaved) {
        if (notSaved != null) {
            LOG.error("The kill of {} is in force but not on disk: a restart would lose it", name(kill), notSaved);
        }
        CompletableFuture<ChangeResult> answer =
                here.view().store().inStep() ? everywhere(kill, here) : CompletableFuture.completedFuture(here);
        return answer.thenCompose(result -> result.everywhere() || notSaved == null
                ? CompletableFuture.completedFuture(result)
                : CompletableFuture.failedFuture(notSaved));
    }

    private CompletableFuture<ChangeResult> everywhere(Pending.Kill kill, ChangeResult pending) {
        return onThread(() -> {
                    steps.mergeKills();
                    return new ChangeResult(steps.change(kill.id()), true, live.now());
                })
                .exceptionally(storeAway -> pending)
                .completeOnTimeout(pending, KILL_PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static String name(Pending.Kill kill) {
        return kill.group() == null ? "everything" : "group " + kill.group();
    }

    /// Newest first; while the store is away, what this replica kept.
    public CompletableFuture<List<Change>> audit(AuditQuery query) {
        return onThread(() -> steps.audit(query));
    }

    /// Stops following.
    @Override
    public void close() {
        if (hints != null) {
            hints.dispose();
        }
        thread.shutdownNow();
    }

    private void look() {
        lookIsDue.set(false);
        steps.look();
    }

    private void lookSoon() {
        if (lookIsDue.compareAndSet(false, true)) {
            try {
                thread.execute(guarded(this::look));
            } catch (RejectedExecutionException closed) {
                LOG.debug("A hint came after the end");
            }
        }
    }

    private void seen() {
        if (live.now().store().inStep()) {
            try {
                steps.seen(groups);
            } catch (RuntimeException failed) {
                LOG.warn("The store does not note which groups have a file: {}", failed.getMessage());
            }
        }
    }

    /// Nothing that goes wrong ends it.
    private static Runnable guarded(Runnable task) {
        return () -> {
            try {
                task.run();
            } catch (StoreAway away) {
                LOG.debug("The store is away");
            } catch (RuntimeException | Error failed) {
                LOG.error("Following the store failed; it will be tried again", failed);
            }
        };
    }

    private <T> CompletableFuture<T> onThread(Supplier<T> task) {
        return CompletableFuture.supplyAsync(task, thread);
    }
}
