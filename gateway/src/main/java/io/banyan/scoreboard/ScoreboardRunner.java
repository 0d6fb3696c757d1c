package io.banyan.scoreboard;

import io.banyan.live.FleetStore;
import io.banyan.scoreboard.RouteRecord.Proof;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps the scoreboard, on a thread of its own: notices every second, counts every ten, keeps and shares every minute.
/// Nothing that goes wrong ends it; the first of failures in a row is logged.
public final class ScoreboardRunner implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ScoreboardRunner.class);
    private static final int COUNTED = 10;
    private static final int KEPT = 60;

    private final Watched watched;
    private final Supplier<List<PublishedRoute>> published;
    private final ScoreboardFile file;
    private final @Nullable ScoreboardFleetRunner fleet;
    private final InstantSource clock;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("banyan-scoreboard").daemon().factory());
    private int second;
    private boolean failing;

    /// Where it keeps what it counts.
    ///
    /// @param folder for what outlives this process
    /// @param fleet where replicas see each other; null = there are no others
    /// @param replica this one's name, unique in the installation
    public record Kept(Path folder, @Nullable FleetStore fleet, String replica) {}

    /// @param published the routes in force, with the weights applied
    public ScoreboardRunner(
            ScoreboardTap tap, Supplier<List<PublishedRoute>> published, Kept kept, InstantSource clock) {
        this.watched = new Watched(kept.replica, tap, seconds(clock));
        this.published = published;
        this.file = new ScoreboardFile(kept.folder);
        this.fleet = kept.fleet == null ? null : new ScoreboardFleetRunner(kept.fleet, kept.replica);
        this.clock = clock;
    }

    /// Once a second from now on.
    public void start() {
        thread.execute(() -> guarded(this::read));
        thread.scheduleAtFixedRate(() -> guarded(this::second), 1, 1, TimeUnit.SECONDS);
    }

    /// As it is now; see `ScoreboardReport` for `days`.
    public CompletableFuture<ScoreboardReport> report(int days) {
        return CompletableFuture.supplyAsync(() -> made(days), thread);
    }

    /// LEGACY was asked directly.
    ///
    /// @param gone of the reads that were made, those that LEGACY answered with 404, 410 or 501
    public CompletableFuture<Void> proven(String route, int reads, int gone, String who) {
        return CompletableFuture.runAsync(
                () -> watched.proven(route, new Proof(seconds(clock), reads, gone, who)), thread);
    }

    /// Keeps what was counted, for two seconds at most.
    @Override
    public void close() {
        try {
            CompletableFuture.runAsync(this::keep, thread).get(2, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException failed) {
            LOG.debug("The scoreboard was not kept at the end", failed);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        thread.shutdownNow();
    }

    /// What was kept before a restart.
    void read() {
        file.read().ifPresent(before -> watched.goOn(before, seconds(clock)));
    }

    private void guarded(Runnable work) {
        try {
            work.run();
            failing = false;
        } catch (RuntimeException | Error failed) {
            if (!failing) {
                LOG.error("Counting for the scoreboard failed; it will be tried again", failed);
            }
            failing = true;
        }
    }

    /// One second's work.
    void second() {
        long now = seconds(clock);
        watched.notice(now);
        second++;
        if (second % COUNTED == 0) {
            watched.count(published.get(), now);
        }
        if (second % KEPT == 0) {
            keep();
            if (fleet != null) {
                fleet.minute();
            }
        }
        if (second == 2 && fleet != null) {
            fleet.minute();
        }
        if (fleet != null) {
            Summary taken = fleet.second(watched.summary(now), now);
            if (taken != null) {
                watched.goOn(taken, now);
                fleet.minute();
            }
        }
    }

    private void keep() {
        long now = seconds(clock);
        watched.notice(now);
        watched.count(published.get(), now);
        watched.fade(now);
        file.write(SummaryBytes.of(watched.summary(now)));
    }

    private ScoreboardReport made(int days) {
        long now = seconds(clock);
        List<PublishedRoute> routes = published.get();
        watched.notice(now);
        watched.count(routes, now);
        watched.fade(now);
        List<Summary> all = new ArrayList<>(List.of(copy(watched.summary(now))));
        all.addAll(fleet == null ? List.of() : fleet.others());
        int there = (int) all.stream()
                .filter(one -> now - one.at() <= Summary.FRESH_SECONDS)
                .count();
        return new Reporting(Summary.sum(all, now), routes, now).report(there, days);
    }

    private static Summary copy(Summary own) {
        try {
            return SummaryBytes.read(SummaryBytes.of(own));
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static long seconds(InstantSource clock) {
        return clock.instant().getEpochSecond();
    }
}
