package io.banyan.projections.feed;

import io.banyan.projections.runner.ViewReport;
import io.banyan.projections.runner.ViewRunner;
import io.banyan.projections.store.Checkpoint;
import io.banyan.projections.store.ViewId;
import io.banyan.projections.store.ViewState;
import io.banyan.redis.RedisLink;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/// Tells the gateway of the views that this process keeps: within 5 ms when one has moved, and every 250 ms while
/// nothing does, so that silence means that nobody keeps it. Runners that stand by say nothing.
public final class FeedRunner implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FeedRunner.class);
    private static final Duration LOOK = Duration.ofMillis(5);
    private static final Duration QUIET = Duration.ofMillis(200);
    /// Heard by gateways as a hint to read the feed.
    private static final String HINTS = "banyan:views";

    private final RedisLink link;
    private final List<ViewRunner> runners;
    private final InstantSource clock;
    private final Map<ViewId, Told> told = new HashMap<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;

    private record Told(ViewState state, @Nullable Checkpoint checkpoint, long millis) {}

    /// Starts.
    public FeedRunner(RedisLink link, List<ViewRunner> runners, InstantSource clock) {
        this.link = link;
        this.runners = List.copyOf(runners);
        this.clock = clock;
        this.thread = Thread.ofPlatform().name("view-feed").daemon().start(this::run);
    }

    private void run() {
        try {
            while (!closed.await(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
                runners.forEach(runner -> tell(runner.report()));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void tell(ViewReport report) {
        long now = clock.millis();
        Told before = told.get(report.view());
        if (!report.working() || (before != null && !isNews(report, before, now))) {
            return;
        }
        try {
            say(report).block();
            told.put(report.view(), new Told(report.state(), report.checkpoint(), now));
        } catch (RuntimeException away) {
            LOG.debug("the gateway was not told of view {}", report.view(), away);
        }
    }

    private static boolean isNews(ViewReport report, Told before, long now) {
        return now - before.millis() >= QUIET.toMillis()
                || now < before.millis()
                || report.state() != before.state()
                || !Objects.equals(report.checkpoint(), before.checkpoint());
    }

    private Mono<Long> say(ViewReport report) {
        String view = FeedKeys.view(report.view().name());
        Map<String, String> fields = Said.of(report, clock.instant());
        String version = String.valueOf(report.view().version());
        return link.ask(commands -> {
            Mono<Long> said = commands.hset(FeedKeys.version(report.view()), fields);
            // The first version that is complete; from then on operators switch.
            return report.state() == ViewState.LIVE
                    ? said.then(commands.hsetnx(view, "active", version))
                            .then(commands.publish(HINTS, report.view().name()))
                    : said.then(commands.publish(HINTS, report.view().name()));
        });
    }

    /// Ends. What was said stays, and grows old.
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
