package io.banyan.feed;

import io.banyan.identity.Forgotten;
import io.banyan.identity.News;
import io.banyan.redis.RedisLink;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/// Tells a fleet which credentials were forgotten here, and forgets what the others tell, over one channel of
/// Redis: one word at a time, with whatever came meanwhile, and one every 150 ms where nothing did. A word that
/// Redis does not take is not said again: its number is missing, so whoever hears the next one forgets everything.
public final class IdentityNewsRunner implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(IdentityNewsRunner.class);
    private static final int MOST = 20_000;
    private static final Duration LAST_WORD = Duration.ofMillis(300);

    private final RedisLink link;
    private final String channel;
    private final Forgotten forgotten;
    private final BooleanSupplier named;
    private final LongSupplier millis;
    private final String self = UUID.randomUUID().toString();
    private final News news = new News(self);
    private final ConcurrentLinkedQueue<String> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waits = new AtomicInteger();
    private final Scheduler thread = Schedulers.newSingle("banyan-identity-news", true);
    private final Disposable.Composite running = Disposables.composite();
    private volatile boolean started;
    // On the thread alone.
    private long number;
    private boolean telling;
    private long toldMillis = Long.MIN_VALUE / 2;

    /// @param link stays open when this is closed
    /// @param installation the fleet's name
    /// @param named whether the names are yet those of the whole fleet
    /// @param millis of a clock that only goes forward
    public IdentityNewsRunner(
            RedisLink link, String installation, Forgotten forgotten, BooleanSupplier named, LongSupplier millis) {
        this.link = link;
        this.channel = "banyan:{" + installation + "}:identity";
        this.forgotten = forgotten;
        this.named = named;
        this.millis = millis;
    }

    /// Begins to listen and to tell; once, by the first group that needs it.
    public synchronized void start() {
        if (started) {
            return;
        }
        started = true;
        running.add(link.messages(channel)
                .onBackpressureBuffer(MOST, lost -> {})
                .publishOn(thread)
                .subscribe(this::heard));
        running.add(Flux.interval(Duration.ZERO, Duration.ofMillis(News.BEAT_MILLIS / 3), thread)
                .onBackpressureDrop()
                .subscribe(tick -> beat()));
    }

    /// Whether all that the fleet forgets is heard here.
    public boolean isWhole(long now) {
        return named.getAsBoolean() && news.isWhole(now);
    }

    /// Tells the fleet, soon. Nobody waits.
    public void tell(List<String> names) {
        if (!started) {
            return;
        }
        if (waits.addAndGet(names.size()) > 2 * MOST) {
            waits.addAndGet(-names.size()); // all are forgotten with the next word
            return;
        }
        waiting.addAll(names);
        try {
            thread.schedule(this::next);
        } catch (RejectedExecutionException closed) {
            LOG.debug("this replica has said good-bye", closed);
        }
    }

    private void heard(String text) {
        IdentityWord word = IdentityWord.parse(text);
        if (word == null) {
            LOG.debug("no word about identities: {} characters", text.length());
            return;
        }
        if (word.kind() == IdentityWord.Kind.BYE) {
            news.left(word.replica());
            return;
        }
        boolean whole = news.heard(word.replica(), word.number(), millis.getAsLong());
        if (!whole || word.kind() == IdentityWord.Kind.ALL) {
            forgotten.forgetAll();
        } else if (word.kind() == IdentityWord.Kind.FORGET && !word.replica().equals(self)) {
            forgotten.forget(word.names());
        }
    }

    private void beat() {
        if (millis.getAsLong() - toldMillis >= News.BEAT_MILLIS) {
            say(true);
        }
    }

    private void next() {
        say(false);
    }

    /// @param empty even where there is nothing to tell
    private void say(boolean empty) {
        if (telling || (waiting.isEmpty() && !empty)) {
            return;
        }
        telling = true;
        toldMillis = millis.getAsLong();
        String word = word().text();
        Mono<Long> told = link.ask(commands -> commands.publish(channel, word));
        running.add(told.doOnError(away -> LOG.debug("the fleet was not told", away))
                .onErrorComplete()
                .publishOn(thread)
                .doFinally(end -> {
                    telling = false;
                    next();
                })
                .subscribe());
    }

    private IdentityWord word() {
        boolean tooMany = waits.get() > MOST;
        List<String> names = new ArrayList<>();
        String name = waiting.poll();
        while (name != null) {
            waits.decrementAndGet();
            if (!tooMany) {
                names.add(name);
            }
            name = tooMany || names.size() < IdentityWord.MOST ? waiting.poll() : null;
        }
        IdentityWord.Kind kind =
                tooMany ? IdentityWord.Kind.ALL : names.isEmpty() ? IdentityWord.Kind.BEAT : IdentityWord.Kind.FORGET;
        return new IdentityWord(self, ++number, kind, names);
    }

    /// Says good-bye where Redis listens, so that the others do not take this replica for one that serves unheard.
    @Override
    public void close() {
        running.dispose();
        if (started) {
            try {
                link.ask(commands -> commands.publish(
                                channel, new IdentityWord(self, 0, IdentityWord.Kind.BYE, List.of()).text()))
                        .onErrorComplete()
                        .block(LAST_WORD);
            } catch (IllegalStateException late) {
                LOG.debug("Redis took no good-bye", late);
            }
        }
        thread.dispose();
    }
}
