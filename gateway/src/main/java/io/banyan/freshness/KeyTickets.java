package io.banyan.freshness;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Tickets that are kept under their clients' sticky keys: for other devices of the same person, and for clients that
/// keep no cookies. Nobody is made to wait here; whoever asks bounds his own patience. Safe for any thread.
///
/// A store that fails may have lost what it had, or never got what another replica wanted to keep. So whatever it says
/// is not believed from a failure on until a ticket kept just before it would have ended: until then nothing is known.
public final class KeyTickets {
    /// The most look-ups at once, and the most tickets that are on their way to be kept.
    static final int MOST = 1_000;

    private static final CompletableFuture<Found> NOTHING_KNOWN = CompletableFuture.completedFuture(Found.UNKNOWN);

    private final TicketStore store;
    private final InstantSource clock;
    private final AtomicInteger looking = new AtomicInteger();
    private final AtomicInteger keeping = new AtomicInteger();
    private volatile long failedMillis;
    private volatile @Nullable String problem;

    /// @param clock for how long a failure counts
    public KeyTickets(TicketStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /// What was found under a client's key.
    ///
    /// @param ticket null = none
    /// @param known false = nobody knows what there is, so nobody knows what the client must see
    public record Found(@Nullable Ticket ticket, boolean known) {
        static final Found UNKNOWN = new Found(null, false);
    }

    /// Looks up what is kept under some names, together. Is complete already where that would be in vain.
    ///
    /// @param life how long a ticket lives at most
    public CompletableFuture<Found> of(List<String> names, Duration life) {
        if (!isTrusted(life)) {
            return NOTHING_KNOWN;
        }
        if (looking.incrementAndGet() > MOST) {
            looking.decrementAndGet();
            return NOTHING_KNOWN;
        }
        return read(names).handle((texts, failed) -> {
            looking.decrementAndGet();
            heard(failed);
            return failed == null && isTrusted(life) ? found(texts) : Found.UNKNOWN;
        });
    }

    private CompletableFuture<List<String>> read(List<String> names) {
        try {
            return store.read(names);
        } catch (RuntimeException | Error failed) {
            return CompletableFuture.failedFuture(failed);
        }
    }

    private static Found found(List<String> texts) {
        Ticket all = null;
        for (String text : texts) {
            Ticket one = text.isEmpty() ? null : KeptTicket.read(text);
            if (one == null && !text.isEmpty()) {
                return Found.UNKNOWN;
            }
            all = one == null || all == null ? (all == null ? one : all) : all.and(one);
        }
        return new Found(all, true);
    }

    /// Keeps a ticket. Gives whether that is certain. One too many at once is not kept, which counts as a failure.
    public CompletableFuture<Boolean> keep(List<String> names, Ticket ticket, Duration life) {
        if (keeping.incrementAndGet() > MOST) {
            keeping.decrementAndGet();
            failedMillis = clock.millis();
            return CompletableFuture.completedFuture(false);
        }
        return raise(names, ticket, life).handle((done, failed) -> {
            keeping.decrementAndGet();
            heard(failed);
            return failed == null;
        });
    }

    private CompletableFuture<?> raise(List<String> names, Ticket ticket, Duration life) {
        try {
            return store.raise(names, KeptTicket.text(ticket), life);
        } catch (RuntimeException | Error failed) {
            return CompletableFuture.failedFuture(failed);
        }
    }

    /// Whether waiting for an answer may be of use.
    public boolean isTrusted(Duration life) {
        long failed = failedMillis;
        return failed == 0 || clock.millis() - failed > life.toMillis();
    }

    private void heard(@Nullable Throwable failed) {
        if (failed == null) {
            problem = null;
            return;
        }
        failedMillis = clock.millis();
        Throwable cause = failed.getCause() == null ? failed : failed.getCause();
        problem = "the Redis that keeps tickets under sticky keys does not answer ("
                + String.valueOf(cause.getMessage()).replaceAll("\\p{Cntrl}+", " ")
                + "), so LEGACY answers the reads of groups whose freshness.tickets has key; see that it runs";
    }

    /// Why the store does not answer, a sentence; null = it does, or was never asked.
    public @Nullable String problem() {
        return problem;
    }
}
