package io.banyan.projections.feed;

import io.banyan.projections.query.ServedVersions;
import io.banyan.projections.store.ViewId;
import io.banyan.redis.RedisLink;
import java.time.Duration;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Which version of a view a service serves: the active one of the feed, looked at four times a second, if the service
/// was written for it; else the last that it served, and at first the newest that it was written for. So a service that
/// knows two versions follows a switch and its undo within 250 ms, and one that knows a single version stays with it.
public final class ActiveView implements ServedVersions, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ActiveView.class);
    private static final Duration OFTEN = Duration.ofMillis(250);

    private final RedisLink link;
    private final String view;
    private final NavigableSet<Integer> versions;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;
    private volatile ViewId served;

    /// Starts looking.
    ///
    /// @param versions that the service was written for; one at least
    public ActiveView(RedisLink link, String view, Iterable<Integer> versions) {
        this.link = link;
        this.view = view;
        this.versions = new TreeSet<>();
        versions.forEach(this.versions::add);
        if (this.versions.isEmpty()) {
            throw new IllegalArgumentException("a service of view " + view + " is written for one version at least");
        }
        this.served = new ViewId(view, this.versions.last());
        this.thread = Thread.ofPlatform().name("view-active").daemon().start(this::run);
    }

    @Override
    public ViewId get() {
        return served;
    }

    @Override
    public boolean knows(int version) {
        return versions.contains(version);
    }

    private void run() {
        try {
            do {
                look();
            } while (!closed.await(OFTEN.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() throws InterruptedException {
        try {
            String active = link.ask(commands ->
                            commands.hget(FeedKeys.view(view), "active").defaultIfEmpty(""))
                    .toFuture()
                    .get();
            if (!active.isEmpty() && versions.contains(Integer.valueOf(active))) {
                served = new ViewId(view, Integer.parseInt(active));
            }
        } catch (ExecutionException | NumberFormatException away) {
            LOG.debug("view {} stays at {}", view, served, away);
        }
    }

    /// Ends looking; `get` stays at what it was.
    @Override
    public void close() {
        closed.countDown();
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
