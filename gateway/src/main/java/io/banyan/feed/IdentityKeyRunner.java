package io.banyan.feed;

import io.banyan.identity.Seal;
import io.banyan.identity.SigningKeys;
import io.banyan.redis.RedisLink;
import io.banyan.redis.RedisScript;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/// The keys that sign identities: kept by this replica, or by Redis for its fleet, and changed when they are due. In a
/// fleet only what Redis has said signs, since whoever checks reads the keys of any replica; a copy on disk stands in
/// for it after a restart.
public final class IdentityKeyRunner implements Supplier<@Nullable SigningKeys>, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(IdentityKeyRunner.class);
    private static final RedisScript SWAP = RedisScript.beside(IdentityKeyRunner.class, "swap-text");
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration LOOK = Duration.ofMinutes(1);

    private final Copy copy;
    private final InstantSource clock;
    private final @Nullable Fleet fleet;
    private volatile @Nullable SigningKeys keys;
    private volatile String problem = "";
    private @Nullable Disposable running;

    /// What this replica keeps on its own disk.
    public interface Copy {
        /// As it was kept before; null = never.
        @Nullable
        String text();

        /// Keeps another text.
        void keep(String text);
    }

    /// Where a fleet keeps them.
    ///
    /// @param link stays open when this is closed
    /// @param installation the fleet's name
    /// @param seal what keeps readers of Redis from the private parts
    public record Fleet(RedisLink link, String installation, Seal seal) {
        String key() {
            return "banyan:{" + installation + "}:identity-keys";
        }
    }

    /// @param fleet null = there is no Redis
    public IdentityKeyRunner(Copy copy, @Nullable Fleet fleet, InstantSource clock) {
        this.copy = copy;
        this.fleet = fleet;
        this.clock = clock;
    }

    /// Null = not known yet.
    @Override
    public @Nullable SigningKeys get() {
        return keys;
    }

    /// Begins to keep keys; once, by the first group that needs one.
    public synchronized void start() {
        if (running != null) {
            return;
        }
        SigningKeys before = kept();
        if (fleet == null) {
            take(before == null ? SigningKeys.made(clock.instant()) : before);
            running = Flux.interval(LOOK).subscribe(minute -> tend());
        } else {
            keys = before;
            running = Flux.interval(Duration.ZERO, LOOK)
                    .onBackpressureDrop()
                    .concatMap(minute -> ask(fleet), 1)
                    .subscribe();
        }
    }

    private @Nullable SigningKeys kept() {
        try {
            String text = copy.text();
            return text == null ? null : SigningKeys.parse(text);
        } catch (IllegalArgumentException broken) {
            LOG.warn("identity-keys in the state folder {}; new ones are made", broken.getMessage());
            return null;
        }
    }

    private void take(SigningKeys told) {
        if (!told.equals(keys)) {
            copy.keep(told.text());
            keys = told;
        }
    }

    private void tend() {
        SigningKeys now = keys;
        if (now != null) {
            take(now.next(clock.instant()));
        }
    }

    /// Never an error: what Redis does not answer is asked again.
    private Mono<Void> ask(Fleet of) {
        return of.link
                .ask(commands -> commands.get(of.key()).defaultIfEmpty(""))
                .flatMap(text -> agreed(of, text))
                .doOnNext(told -> heard(of, told))
                .doOnError(away -> LOG.debug("the fleet's keys of identities are not known yet", away))
                .retryWhen(Retry.fixedDelay(Long.MAX_VALUE, PAUSE))
                .then();
    }

    /// The text in Redis, after this replica has offered one where none is there or another one is due.
    private Mono<String> agreed(Fleet of, String text) {
        String wanted = wanted(of.seal, text);
        return wanted.equals(text)
                ? Mono.just(text)
                : of.link
                        .run(SWAP, List.of(of.key()), List.of(text, wanted))
                        .map(answer -> String.valueOf(answer.getFirst()));
    }

    private String wanted(Seal seal, String text) {
        Instant now = clock.instant();
        SigningKeys known = keys;
        if (text.isEmpty()) {
            return seal.closed((known == null ? SigningKeys.made(now) : known.next(now)).text());
        }
        Seal.Opened opened = seal.opened(text);
        SigningKeys told = parsed(opened);
        if (told == null || (opened.current() && !told.isDue(now))) {
            return text;
        }
        return seal.closed(told.next(now).text());
    }

    private void heard(Fleet of, String text) {
        Seal.Opened opened = of.seal.opened(text);
        SigningKeys told = parsed(opened);
        if (told != null) {
            problem = "";
            take(told);
            return;
        }
        problem = (opened.text() == null
                        ? "the fleet's keys of identities are sealed in Redis by a key that is not in the --way-keys of this"
                                + " replica, so it signs none anew; give every replica the same file, or delete "
                        : "what Redis has as the fleet's keys of identities is none; delete ")
                + of.key();
        LOG.warn("{}", problem);
    }

    /// What keeps it from the fleet's keys, a sentence; empty = nothing.
    public String problem() {
        return problem;
    }

    private static @Nullable SigningKeys parsed(Seal.Opened opened) {
        try {
            return opened.text() == null ? null : SigningKeys.parse(opened.text());
        } catch (IllegalArgumentException foreign) {
            return null;
        }
    }

    @Override
    public synchronized void close() {
        if (running != null) {
            running.dispose();
        }
    }
}
