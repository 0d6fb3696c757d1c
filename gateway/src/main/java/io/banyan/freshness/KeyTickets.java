package io.banyan.freshness;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/// Tickets that are kept under their clients' sticky keys: for other devices of the same person, and for clients that
/// keep no cookies. Nobody is made to wait here; whoever asks bounds his own patience. Safe for any thread.
///
/// A store that fails may have lost what it had, or never got what another replica wanted to keep. So whatever it says
/// is not believed from a failure on until a ticket kept just before it would have ended: until then nothing is known.
public final class KeyTickets {
    /// The most look-ups at once, and the most tickets that are on their way to be kept.
    static final int MOST = 1_000;

    /// So long the same ticket of the same client is not sent again.
    static final Duration LATELY = Duration.ofSeconds(1);

    private static final int SLOTS = 1 << 10;

    private static final CompletableFuture<Found> NOTHING_KNOWN = CompletableFuture.completedFuture(Found.UNKNOWN);

    private final TicketStore store;
    private final InstantSource clock;
    private final AtomicInteger looking = new AtomicInteger();
    private final AtomicInteger keeping = new AtomicInteger();
    private final AtomicReferenceArray<@Nullable Sent> lately = new AtomicReferenceArray<>(SLOTS);
    private volatile @Nullable Failure last;

    /// @param clock for how long a failure counts
    public KeyTickets(TicketStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /// The last one.
    ///
    /// @param says what happened
    private record Failure(long millis, String says) {}

    /// What was sent to be kept. One for each slot: of two clients who share one, each sends anew.
    private record Sent(List<String> names, String text, long millis) {}

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
            last = new Failure(
                    clock.millis(),
                    "more than %,d were on their way to the Redis that keeps them, and one was not sent"
                            .formatted(MOST));
            return CompletableFuture.completedFuture(false);
        }
        return raise(names, KeptTicket.text(ticket), life).handle((done, failed) -> {
            keeping.decrementAndGet();
            heard(failed);
            return failed == null;
        });
    }

    /// Keeps a ticket that nobody waits for, as one of many reads in a row: not again where the same was sent a moment
    /// ago, and nothing has failed since.
    public void keepOnce(List<String> names, Ticket ticket, Duration life) {
        String text = KeptTicket.text(ticket);
        int slot = names.hashCode() & (SLOTS - 1);
        long now = clock.millis();
        Sent before = lately.get(slot);
        if (before == null || !before.text.equals(text) || !before.names.equals(names) || !isLately(before, now)) {
            lately.set(slot, new Sent(names, text, now));
            keep(names, ticket, life);
        }
    }

    private boolean isLately(Sent before, long nowMillis) {
        Failure failure = last;
        long age = nowMillis - before.millis;
        return age >= 0 && age < LATELY.toMillis() && (failure == null || failure.millis < before.millis);
    }

    private CompletableFuture<?> raise(List<String> names, String text, Duration life) {
        try {
            return store.raise(names, text, life);
        } catch (RuntimeException | Error failed) {
            return CompletableFuture.failedFuture(failed);
        }
    }

    /// Whether waiting for an answer may be of use.
    public boolean isTrusted(Duration life) {
        Failure failure = last;
        return failure == null || clock.millis() - failure.millis > life.toMillis();
    }

    private void heard(@Nullable Throwable failed) {
        if (failed != null) {
            Throwable cause = failed.getCause() == null ? failed : failed.getCause();
            String why = String.valueOf(cause.getMessage()).replaceAll("\\p{Cntrl}+", " ");
            last = new Failure(clock.millis(), "the Redis that keeps them did not answer (" + why + ")");
        }
    }

    /// Why nothing is known of any ticket, a sentence; null = there is no reason.
    ///
    /// @param life how long a ticket lives at most
    public @Nullable String problem(Duration life) {
        Failure failure = last;
        return failure == null || isTrusted(life)
                ? null
                : "tickets under sticky keys are not known: %s, so LEGACY answers the reads of groups whose freshness.tickets has key, until that was %d s ago; see that this Redis runs and keeps up"
                        .formatted(failure.says, Math.ceilDiv(life.toMillis(), 1_000L));
    }
}
