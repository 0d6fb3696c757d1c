package io.banyan.feed;

import io.banyan.live.Served;
import io.banyan.view.FeedRepair;
import io.banyan.view.View;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/// Looks at all versions of all views four times a second, or less often where there are none ([LookPace]), for
/// operators, and puts the feed right where it forgot what they asked. Which version a read may be answered from,
/// `FeedRunner` follows on its own.
public final class ViewsRunner implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ViewsRunner.class);
    private static final Duration PERIOD = Duration.ofMillis(250);

    private final RedisFeedStore feed;
    private final Supplier<Map<String, List<Served>>> asked;
    private final InstantSource clock;
    private final FeedRepair repair = new FeedRepair();
    private final LookPace pace = new LookPace();
    private final Disposable.Composite running = Disposables.composite();

    /// @param asked view → what each group that reads from it asks; nothing of each while the store is away
    public ViewsRunner(RedisFeedStore feed, Supplier<Map<String, List<Served>>> asked, InstantSource clock) {
        this.feed = feed;
        this.asked = asked;
        this.clock = clock;
    }

    /// Begins to look, on a thread of its own.
    public void start() {
        Scheduler thread = Schedulers.newSingle("banyan-views", true);
        running.add(thread);
        running.add(Flux.interval(Duration.ZERO, PERIOD, thread)
                .onBackpressureLatest()
                .concatMap(tick -> look(), 1)
                .subscribe());
    }

    /// Never an error.
    private Mono<Void> look() {
        return Mono.defer(() -> {
                    Map<String, List<Served>> now = asked.get();
                    return pace.isDue(!now.isEmpty(), clock.instant()) ? look(now) : Mono.<Void>empty();
                })
                .doOnError(failed -> LOG.debug("views were not looked at", failed))
                .onErrorComplete();
    }

    private Mono<Void> look(Map<String, List<Served>> now) {
        return feed.lookAtAll(List.copyOf(now.keySet()))
                .doOnNext(views -> pace.looked(!views.isEmpty()))
                .doOnNext(repair::only)
                .flatMapIterable(views -> views)
                .concatMap(view -> repaired(view, now.getOrDefault(view.name(), List.of())))
                .then();
    }

    private Mono<Void> repaired(View view, List<Served> wanted) {
        int version = repair.due(view, wanted, clock.instant());
        if (version == 0) {
            return Mono.empty();
        }
        LOG.warn(
                "The feed of view {} calls v{} active, and operators asked for v{}: it is put right",
                view.name(),
                view.active(),
                version);
        return feed.serve(view.name(), version);
    }

    @Override
    public void close() {
        running.dispose();
    }
}
