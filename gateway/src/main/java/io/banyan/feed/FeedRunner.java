package io.banyan.feed;

import io.banyan.freshness.FeedWord;
import io.banyan.freshness.Views;
import io.banyan.redis.RedisLink;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/// Reads the feed of all views that route files name: four times a second, and as soon as somebody says that there is
/// news: then at once, and at most a hundred times a second. One question at a time; all views are asked for together.
///
/// Of a view `events` the hash `banyan:views:{events}` says which version is active, and `banyan:views:{events}:v3` how
/// that one is: see docs/freshness.md.
public final class FeedRunner implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FeedRunner.class);
    private static final Duration PERIOD = Duration.ofMillis(250);
    private static final Duration SHORTEST = Duration.ofMillis(10);

    private final RedisLink link;
    private final Views views;
    private final InstantSource clock;
    private final Map<String, Integer> active = new ConcurrentHashMap<>();
    private final Disposable.Composite running = Disposables.composite();

    /// @param link stays open when this is closed
    public FeedRunner(RedisLink link, Views views, InstantSource clock) {
        this.link = link;
        this.views = views;
        this.clock = clock;
    }

    /// Begins to read, on a thread of its own.
    public void start() {
        Scheduler thread = Schedulers.newSingle("banyan-feed", true);
        running.add(thread);
        Flux<String> hints = link.messages(ViewKeys.NEWS).onBackpressureLatest().publishOn(thread, 1);
        Flux<String> news = hints.concatMap(
                hint -> Mono.just(hint).concatWith(Mono.<String>empty().delaySubscription(SHORTEST, thread)), 1);
        Flux<String> ticks = Flux.interval(Duration.ZERO, PERIOD, thread).map(tick -> "");
        running.add(Flux.merge(ticks, news)
                .onBackpressureLatest()
                .concatMap(moment -> read(), 1)
                .subscribe());
    }

    /// Never an error: what Redis does not answer has not been said. One view's key that is none hurts no other view.
    private Mono<Void> read() {
        List<String> names = views.names();
        if (names.isEmpty()) {
            return Mono.empty();
        }
        return Flux.fromIterable(names)
                .flatMap(name -> Mono.defer(() -> view(name))
                        .doOnError(away -> LOG.debug("the feed of {} was not read", name, away))
                        .onErrorComplete())
                .then();
    }

    private Mono<Void> view(String name) {
        int known = active.getOrDefault(name, 0);
        ViewKeys keys = new ViewKeys(name);
        return link.ask(commands -> Mono.zip(
                        commands.hget(keys.all(), ViewKeys.ACTIVE).defaultIfEmpty(""),
                        commands.hgetall(keys.version(known)).collectMap(one -> one.getKey(), one -> one.getValue())))
                .flatMap(said -> heard(name, known, ViewKeys.activeOf(said.getT1()), said.getT2()));
    }

    private Mono<Void> heard(String name, int known, int version, Map<String, String> fields) {
        if (version == known) {
            tell(name, version == 0 ? null : FeedReply.word(version, fields));
            return Mono.empty();
        }
        active.put(name, version);
        return version == 0 ? Mono.empty() : view(name);
    }

    private void tell(String name, @Nullable FeedWord word) {
        views.heard(name, word, clock.millis());
    }

    @Override
    public void close() {
        running.dispose();
    }
}
