package io.banyan.projections.feed;

import io.banyan.projections.runner.ViewReport;
import io.banyan.projections.runner.ViewRunner;
import io.banyan.projections.store.ViewId;
import io.banyan.projections.store.ViewState;
import io.banyan.redis.RedisLink;
import io.banyan.redis.RedisScript;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/// Tells the gateway of the views that this process keeps: at once when one has moved, up to 200 times a second, and
/// every 250 ms while nothing does, so that silence means that nobody keeps it. Runners that stand by say nothing.
/// Takes over, too, what gateways ask of these views.
public final class FeedRunner implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FeedRunner.class);
    private static final RedisScript TELL = RedisScript.beside(FeedRunner.class, "tell");
    /// Between what is told of one moment and of the next.
    private static final Duration APART = Duration.ofMillis(5);
    private static final Duration LOOK = Duration.ofMillis(50);
    private static final Duration QUIET = Duration.ofMillis(200);
    private static final Duration LISTED = Duration.ofSeconds(1);
    /// Heard by gateways as a hint to read the feed.
    private static final String HINTS = "banyan:views";

    private final RedisLink link;
    private final List<ViewRunner> runners;
    private final InstantSource clock;
    private final Map<ViewId, Told> told = new HashMap<>();
    private final Set<ViewId> forgotten = new HashSet<>();
    private final AskedRunner asked;
    private final BlockingQueue<Boolean> news = new ArrayBlockingQueue<>(1);
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;

    /// @param listed when it was last made sure that the version is among those of its view
    private record Told(ViewReport report, long millis, long listed) {}

    /// Starts.
    public FeedRunner(RedisLink link, List<ViewRunner> runners, InstantSource clock) {
        this.link = link;
        this.runners = List.copyOf(runners);
        this.clock = clock;
        this.asked = new AskedRunner(link, runners);
        runners.forEach(runner -> runner.onReport(() -> news.offer(true)));
        this.thread = Thread.ofPlatform().name("view-feed").daemon().start(this::run);
    }

    private void run() {
        try {
            while (!closed.await(APART.toMillis(), TimeUnit.MILLISECONDS)) {
                news.poll(LOOK.toMillis(), TimeUnit.MILLISECONDS);
                runners.forEach(runner -> tell(runner.report()));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void tell(ViewReport report) {
        switch (report.duty()) {
            case STANDS_BY -> {}
            case DROPPED -> forget(report.view());
            case WORKS -> {
                forgotten.remove(report.view());
                long now = clock.millis();
                Told before = told.get(report.view());
                if (before == null || isNews(report, before, now)) {
                    tell(report, before, now);
                }
            }
        }
    }

    private void tell(ViewReport report, @Nullable Told before, long now) {
        boolean isListed = before != null && !isOver(LISTED, before.listed(), now);
        try {
            say(report).block();
            if (!isListed) {
                list(report.view(), now).block();
            }
            told.put(report.view(), new Told(report, now, isListed && before != null ? before.listed() : now));
        } catch (RuntimeException away) {
            LOG.debug("the gateway was not told of view {}", report.view(), away);
        }
    }

    private void forget(ViewId view) {
        told.remove(view);
        if (forgotten.contains(view)) {
            return;
        }
        try {
            Forgetting.of(link, view).block();
            forgotten.add(view);
        } catch (RuntimeException away) {
            LOG.debug("the feed still tells of view {}, which was dropped", view, away);
        }
    }

    private static boolean isOver(Duration length, long since, long now) {
        return now - since >= length.toMillis() || now < since;
    }

    /// A build tells of its rows with the quiet ones.
    private static boolean isNews(ViewReport report, Told before, long now) {
        ViewReport was = before.report();
        boolean isBuilding = report.state() == ViewState.BUILDING && was.state() == ViewState.BUILDING;
        return isOver(QUIET, before.millis(), now)
                || report.state() != was.state()
                || (!isBuilding && !Objects.equals(report.checkpoint(), was.checkpoint()))
                || !Objects.equals(report.doing(), was.doing())
                || !Objects.equals(report.did(), was.did());
    }

    private Mono<List<Object>> say(ViewReport report) {
        ViewId view = report.view();
        // The first version that is complete; from then on operators switch.
        String active = report.state() == ViewState.LIVE ? String.valueOf(view.version()) : "";
        List<String> given = new ArrayList<>(List.of(active, HINTS, view.name()));
        Said.of(report, clock.instant()).forEach((field, value) -> given.addAll(List.of(field, value)));
        return link.run(TELL, List.of(FeedKeys.view(view.name()), FeedKeys.version(view)), given);
    }

    private Mono<Long> list(ViewId view, long now) {
        return link.ask(
                commands -> commands.hsetnx(FeedKeys.view(view.name()), FeedKeys.field(view), String.valueOf(now))
                        .then(commands.sadd(FeedKeys.NAMES, view.name())));
    }

    /// Ends. What was said stays, and grows old.
    @Override
    public void close() {
        asked.close();
        closed.countDown();
        news.offer(true);
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
