package io.banyan.catalog;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes every five seconds what was noticed into the store, and what the store has from it, on a thread of its
/// own. While the store is away, what it has not taken is kept, but for counts that it may have taken.
public final class SightingsRunner implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SightingsRunner.class);
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final SightingsStore store;
    private final Function<Instant, Noticed> notice;
    private final InstantSource clock;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("banyan-catalog").daemon().factory());
    private volatile Sightings known = Sightings.NONE;
    private @Nullable Noticed left;
    private boolean failing;

    /// @param store closed with this
    /// @param notice takes what was noticed until now; called by one thread
    public SightingsRunner(SightingsStore store, Function<Instant, Noticed> notice, InstantSource clock) {
        this.store = store;
        this.notice = notice;
        this.clock = clock;
    }

    /// Now, and every five seconds.
    public void start() {
        thread.scheduleWithFixedDelay(this::look, 0, PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// As last read.
    public Sightings now() {
        return known;
    }

    /// Takes in at once what was noticed until now.
    synchronized void look() {
        Instant now = clock.instant();
        try {
            Noticed fresh = notice.apply(now);
            Noticed all = left == null ? fresh : left.then(fresh);
            left = all.withoutCounts();
            store.add(all).block(PATIENCE);
            left = null;
            Sightings read = store.read(known, now).block(PATIENCE);
            known = read == null ? known : read.on(now);
            failing = false;
        } catch (RuntimeException | Error failed) {
            if (!failing && !Thread.currentThread().isInterrupted()) {
                LOG.warn("The catalogue's sightings cannot be kept ({}); it will be tried again", failed.toString());
            }
            failing = true;
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
        look();
        store.close();
    }
}
