package io.banyan.feed;

import io.banyan.freshness.TicketKeys;
import io.banyan.redis.RedisLink;
import io.lettuce.core.SetArgs;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/// The keys of tickets where no file names any: one of this replica's own, and, as soon as Redis says it, the one that
/// its fleet shares. Until then another replica takes no ticket of this one, and sends its client to LEGACY for one.
public final class TicketKeyRunner implements Supplier<TicketKeys>, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TicketKeyRunner.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private final byte[] own;
    private volatile TicketKeys keys;
    private volatile boolean shared;
    private final CountDownLatch told = new CountDownLatch(1);
    private long sharedNanos;
    private @Nullable Disposable asking;

    /// @param own base64 of at least 16 bytes, which the first replica of a fleet offers to all
    public TicketKeyRunner(String own) {
        this.own = Base64.getDecoder().decode(own);
        this.keys = TicketKeys.of(List.of(this.own));
    }

    @Override
    public TicketKeys get() {
        return keys;
    }

    /// Whether all who share a Redis have the same key, as far as this replica knows.
    public boolean isShared() {
        return shared;
    }

    /// Takes the fleet's key over as soon as Redis says it. Waits for nobody.
    ///
    /// @param installation the fleet's name
    public void share(RedisLink link, String installation) {
        String key = "banyan:{" + installation + "}:ticket-key";
        String offer = Base64.getEncoder().encodeToString(own);
        Mono<String> question = link.ask(commands ->
                        commands.set(key, offer, SetArgs.Builder.nx()).then(commands.get(key)))
                .doOnNext(this::take)
                .doOnError(away -> LOG.debug("the fleet's key of tickets is not known yet", away))
                .doOnTerminate(told::countDown);
        sharedNanos = System.nanoTime();
        asking = question.retryWhen(Retry.fixedDelay(Long.MAX_VALUE, PAUSE)).subscribe();
    }

    /// Waits for the fleet's key until half a second after it was asked for, for whoever is about to need it: else the
    /// first tickets would be of no use at other replicas.
    public void await() {
        if (asking == null) {
            return;
        }
        try {
            boolean done = told.await(PATIENCE.toNanos() - (System.nanoTime() - sharedNanos), TimeUnit.NANOSECONDS);
            LOG.debug("Redis has answered for the key of tickets: {}", done);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void take(String text) {
        try {
            keys = TicketKeys.of(List.of(Base64.getDecoder().decode(text), own));
            shared = true;
        } catch (IllegalArgumentException foreign) {
            LOG.warn("the ticket key in Redis is none; this replica goes on with its own");
        }
    }

    @Override
    public void close() {
        if (asking != null) {
            asking.dispose();
        }
    }
}
