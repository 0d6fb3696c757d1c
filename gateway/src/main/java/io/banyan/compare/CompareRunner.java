package io.banyan.compare;

import io.banyan.compare.SideReader.ReadFailed;
import io.banyan.compare.SideReader.Sampled;
import io.banyan.route.Side;
import io.banyan.view.FeedAway;
import io.banyan.view.FeedStore;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Compares what a version of a view answers with what LEGACY answers, on keys that the version's runner
/// draws at random: one comparison at a time for each view, at most four keys at a time and twenty new ones a
/// second, so that it hurts neither side. It ends with this replica.
public final class CompareRunner implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CompareRunner.class);
    private static final int AT_ONCE = 4;
    private static final Duration BETWEEN = Duration.ofMillis(50);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration DRAWN = Duration.ofSeconds(15);
    private static final Duration LOOK = Duration.ofMillis(200);

    private final FeedStore feed;
    private final SideReader reader;
    private final Map<String, Comparing> comparisons = new ConcurrentHashMap<>();
    private volatile boolean closed;

    public CompareRunner(FeedStore feed, SideReader reader) {
        this.feed = feed;
        this.reader = reader;
    }

    /// Begins to compare, unless another comparison of the view is under way: then that one comes back.
    @SuppressWarnings("ReferenceEquality") // which of the two it is, not whether they are alike
    public Optional<Comparing> start(Comparing wanted) {
        Comparing last = comparisons.merge(wanted.view(), wanted, (before, now) -> before.isOver() ? now : before);
        if (last != wanted) {
            return Optional.of(last);
        }
        Thread.ofVirtual().name("banyan-compare").start(() -> run(wanted));
        return Optional.empty();
    }

    /// The last one of a view that was begun here; null = none.
    public @Nullable Comparing of(String view) {
        return comparisons.get(view);
    }

    private void run(Comparing comparing) {
        try {
            SampleReads sample = comparing.reads(drawn(comparing));
            readAll(comparing, sample);
            comparing.over("");
        } catch (ReadFailed failed) {
            comparing.over(String.valueOf(failed.getMessage()));
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            comparing.over("it was interrupted");
        } catch (RuntimeException | Error unexpected) {
            LOG.error("A comparison of view {} failed", comparing.view(), unexpected);
            comparing.over("it failed, and the log of this replica says how");
        }
    }

    /// Redis may miss an answer or two meanwhile.
    private Set<String> drawn(Comparing of) throws InterruptedException {
        String id = UUID.randomUUID().toString();
        String why = "the runner of v%d draws no keys: see that it runs, with ./banyan view show %s"
                .formatted(of.version(), of.view());
        boolean asked = false;
        long end = System.nanoTime() + DRAWN.toNanos();
        while (System.nanoTime() - end < 0 && !closed) {
            try {
                if (!asked) {
                    feed.draw(of.view(), of.version(), id, of.count()).block();
                    asked = true;
                }
                Optional<Set<String>> drawn =
                        feed.drawn(of.view(), of.version(), id).block();
                if (drawn != null && drawn.isPresent()) {
                    return drawn.get();
                }
            } catch (FeedAway away) {
                why = away.why();
            }
            TimeUnit.NANOSECONDS.sleep(LOOK.toNanos());
        }
        throw new ReadFailed(why);
    }

    private void readAll(Comparing comparing, SampleReads sample) throws InterruptedException {
        Semaphore places = new Semaphore(AT_ONCE);
        for (Sampled one : sample.reads()) {
            places.acquire();
            if (closed) {
                throw new ReadFailed("this replica stopped");
            }
            Thread.ofVirtual().name("banyan-compare-key").start(() -> {
                try {
                    comparing.add(one.key(), judged(comparing, one));
                } finally {
                    places.release();
                }
            });
            TimeUnit.NANOSECONDS.sleep(BETWEEN.toNanos());
        }
        places.acquire(AT_ONCE);
    }

    private Pairing judged(Comparing comparing, Sampled one) {
        Pairing pair = new Pairing(comparing.rule(one.route()));
        try {
            while (pair.next() != Pairing.Next.OVER) {
                if (pair.next() == Pairing.Next.WAIT) {
                    TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
                }
                boolean modern = pair.next() == Pairing.Next.MODERN || pair.next() == Pairing.Next.WAIT;
                Side side = modern ? Side.MODERN : Side.LEGACY;
                pair.answered(reader.read(side, one, comparing.view(), comparing.version())
                        .join());
            }
        } catch (CompletionException failed) {
            pair.failed(
                    failed.getCause() instanceof ReadFailed why ? String.valueOf(why.getMessage()) : "a read failed");
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            pair.failed("it was interrupted");
        } catch (RuntimeException | Error unexpected) {
            LOG.error("A comparison of {} failed", one.key(), unexpected);
            pair.failed("a read failed, and the log of this replica says how");
        }
        return pair;
    }

    /// No more reads begin.
    @Override
    public void close() {
        closed = true;
    }
}
