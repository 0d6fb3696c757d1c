package io.banyan.identity;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Who asks in one group, as LEGACY says it: asked once for all reads of one credential that come meanwhile, kept for
/// `ttl`, forgotten when a write with it passes, and signed. While it is not certain that all that the fleet forgets is
/// heard here, an identity is kept for one second. Safe for any thread; nobody waits here, whoever asks bounds his own
/// patience.
public final class Identities {
    /// What is not clear is asked again after this time, and what is kept lives so long while the fleet is not heard.
    static final Duration SHORTLY = Duration.ofSeconds(1);

    private static final int MOST = 10_000;
    private static final String NOBODY = "";
    private static final Credential.Names NO_NAMES = new Credential.Names(List.of());

    private final String group;
    private final IdentityRule rule;
    private final IdentityMeans means;
    private final IdentityNotes notes;
    private final Recent<Kept> kept = new Recent<>(MOST);
    private final ConcurrentHashMap<String, Flight> flights = new ConcurrentHashMap<>();
    private final AtomicInteger calls = new AtomicInteger();

    /// @param group the audience of its tokens
    public Identities(String group, IdentityRule rule, IdentityMeans means) {
        this.group = group;
        this.rule = rule;
        this.means = means;
        this.notes = new IdentityNotes(group, rule, means.log());
    }

    /// @param asked the moment of [Forgotten]
    /// @param askedMillis when LEGACY was asked
    /// @param signedMillis when the token was made
    private record Kept(List<String> names, long asked, long askedMillis, Said said, Found found, long signedMillis) {}

    /// One call under way, or one signature.
    private static final class Flight {
        private final long asked;
        private final long askedMillis;
        private final CompletableFuture<Found> found = new CompletableFuture<>();

        /// As in [Kept].
        Flight(long asked, long askedMillis) {
            this.asked = asked;
            this.askedMillis = askedMillis;
        }
    }

    /// The audience of its tokens.
    public String group() {
        return group;
    }

    public IdentityRule rule() {
        return rule;
    }

    public IdentityNotes notes() {
        return notes;
    }

    /// What MODERN is told of who has no credential: is complete at once, but for one read in ten seconds.
    public CompletableFuture<Found> anonymous() {
        return of(NO_NAMES, NOBODY, () -> CompletableFuture.completedFuture(new Said.Anonymous()));
    }

    /// A token that says so, made now: for reads that no client asked for. Null = there is no key yet.
    public @Nullable String anonymousToken() {
        return means.signing().token(group, new Said.Anonymous(), means.clock().instant());
    }

    /// What MODERN is told of a credential; complete at once where it is kept.
    ///
    /// @param call asks LEGACY; is run at most once, and its future always ends
    public CompletableFuture<Found> of(Credential.Names names, Supplier<CompletableFuture<Said>> call) {
        return of(names, names.whole(), call);
    }

    private CompletableFuture<Found> of(Credential.Names names, String whole, Supplier<CompletableFuture<Said>> call) {
        long now = means.millis().getAsLong();
        Kept before = good(whole, now);
        if (before != null && !isOld(before, now)) {
            return CompletableFuture.completedFuture(before.found);
        }
        List<String> all = names.all();
        Flight mine = before == null
                ? new Flight(means.forgotten().now(), now)
                : new Flight(before.asked, before.askedMillis);
        Flight flying = flights.compute(
                whole, (name, other) -> other != null && !means.forgotten().since(all, other.asked) ? other : mine);
        if (flying == mine) {
            Kept meanwhile = good(whole, now);
            if (meanwhile != null && !isOld(meanwhile, now)) {
                end(whole, mine, meanwhile.found);
            } else {
                begin(new Asking(whole, all, mine), before == null ? null : before.said, call);
            }
        }
        return flying.found;
    }

    private record Asking(String whole, List<String> names, Flight flight) {}

    private @Nullable Kept good(String whole, long now) {
        Kept found = kept.get(whole);
        return found != null
                        && now - found.askedMillis < life(found, now)
                        && !means.forgotten().since(found.names, found.asked)
                ? found
                : null;
    }

    private long life(Kept found, long now) {
        boolean clear = found.found instanceof Found.Token || isSignedOut(found.found);
        boolean nobody = found.names.isEmpty();
        return clear && (nobody || means.whole().test(now)) ? rule.ttl().toMillis() : SHORTLY.toMillis();
    }

    private static boolean isSignedOut(Found found) {
        return found instanceof Found.None(Unclear why) && why == Unclear.SIGNED_OUT;
    }

    private static boolean isOld(Kept found, long now) {
        return found.found instanceof Found.Token && now - found.signedMillis >= Signing.REUSE.toMillis();
    }

    /// @param said null = LEGACY is to be asked
    private void begin(Asking asking, @Nullable Said said, Supplier<CompletableFuture<Said>> call) {
        if (said != null || asking.names.isEmpty()) {
            said(asking, said == null ? new Said.Anonymous() : said);
            return;
        }
        Unclear away = notes.keptAway(asking.flight.askedMillis);
        if (away != null) {
            end(asking.whole, asking.flight, new Found.None(away));
            return;
        }
        if (calls.incrementAndGet() > rule.maxConcurrent()) {
            calls.decrementAndGet();
            notes.said(new Said.Nothing(Unclear.FULL, ""), means.clock().instant(), asking.flight.askedMillis);
            end(asking.whole, asking.flight, new Found.None(Unclear.FULL));
            return;
        }
        asked(call).whenComplete((answer, failed) -> {
            calls.decrementAndGet();
            Said all = answer == null ? new Said.Nothing(Unclear.FAILED, "a fault of this gateway") : answer;
            notes.said(all, means.clock().instant(), means.millis().getAsLong());
            said(asking, all);
        });
    }

    private static CompletableFuture<Said> asked(Supplier<CompletableFuture<Said>> call) {
        try {
            return call.get();
        } catch (RuntimeException | Error unexpected) {
            return CompletableFuture.failedFuture(unexpected);
        }
    }

    private void said(Asking asking, Said said) {
        if (said instanceof Said.Nothing(Unclear why, String detail)) {
            keep(asking, said, new Found.None(why));
            return;
        }
        try {
            means.signer().execute(() -> sign(asking, said));
        } catch (RejectedExecutionException stopped) {
            end(asking.whole, asking.flight, new Found.None(Unclear.NO_KEY));
        }
    }

    private void sign(Asking asking, Said said) {
        Found found = new Found.None(Unclear.NO_KEY);
        try {
            String token = means.signing().token(group, said, means.clock().instant());
            found = token == null ? found : new Found.Token(token);
        } finally {
            keep(asking, said, found);
        }
    }

    private void keep(Asking asking, Said said, Found found) {
        Flight flight = asking.flight;
        if (means.forgotten().since(asking.names, flight.asked)) {
            end(asking.whole, flight, new Found.None(Unclear.FORGOTTEN));
            return;
        }
        long now = means.millis().getAsLong();
        long asked = asking.names.isEmpty() ? now : flight.askedMillis;
        kept.put(asking.whole, new Kept(asking.names, flight.asked, asked, said, found, now));
        end(asking.whole, flight, found);
    }

    private void end(String whole, Flight flight, Found found) {
        flights.remove(whole, flight);
        flight.found.complete(found);
    }
}
