package io.banyan.freshness;

import io.banyan.position.Source;
import io.banyan.position.Watermark;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// How new one group's view is, as far as this replica knows from the feed and from answers, and what that means for a
/// read. Safe for any thread; asks nobody.
public final class FreshnessState {
    /// A feed that has said nothing new for so long is silent.
    public static final Duration SILENT = Duration.ofSeconds(1);

    private static final long MILLIS_BETWEEN_PROBES = 100;

    private final FreshnessRule rule;
    private final boolean fed;
    private final Supplier<@Nullable Source> inForce;
    private final FreshnessBreaker ofFeed;
    private final AnswerBreaker ofAnswers;
    private final Copies copies;
    private final LastAsOf lastAsOf = new LastAsOf();
    private final VersionsSeen versions = new VersionsSeen();
    private final AtomicLong lastProbeMillis = new AtomicLong();
    private final List<Runnable> waiting = new ArrayList<>();
    private volatile Known known = Known.NOTHING;

    /// What is to become of a read before any call.
    public enum Way {
        /// MODERN may be asked.
        MODERN,
        /// The view is not known to have what the client must see.
        TICKET,
        /// The view is too far behind, or is not to be shown.
        STALE
    }

    /// @param fed a feed is asked for its view
    /// @param inForce the history of the database that is known to be the present one; null = nobody has said
    public FreshnessState(FreshnessRule rule, boolean fed, Supplier<@Nullable Source> inForce) {
        this.rule = rule;
        this.fed = fed;
        this.inForce = inForce;
        this.ofFeed = new FreshnessBreaker(rule.limits().maxLag());
        this.ofAnswers = new AnswerBreaker(rule.limits().maxLag());
        this.copies = new Copies(rule.limits().maxLag(), rule.limits().clockSlack());
    }

    /// Takes over what is known of the same view, whose rule was another one until now.
    void goOnFrom(FreshnessState before) {
        known = before.known;
        copies.goOnFrom(before.copies);
    }

    public FreshnessRule rule() {
        return rule;
    }

    /// Whether a feed is asked.
    public boolean fed() {
        return fed;
    }

    /// A read is on its way to MODERN.
    public Way before(Demand demand, long nowMillis) {
        Known now = known;
        if ((fed && isWrong(now, nowMillis)) || ofAnswers.isOpen()) {
            return Way.STALE;
        }
        Duration mostAge = demand.mostAge();
        if (mostAge != null && isOlder(now.reached(), mostAge, nowMillis)) {
            return Way.STALE;
        }
        Ticket ticket = demand.ticket();
        if (demand.isUnknown()) {
            return Way.TICKET;
        }
        return ticket == null || reaches(now, ticket) ? Way.MODERN : Way.TICKET;
    }

    private boolean reaches(Known now, Ticket ticket) {
        Watermark reached = now.reached();
        return reached != null && ticket.isPassedBy(reached, rule.limits().clockSlack());
    }

    private static boolean isOlder(@Nullable Watermark reached, Duration mostAge, long nowMillis) {
        Instant time = reached == null ? null : reached.time();
        return time != null && nowMillis - time.toEpochMilli() > mostAge.toMillis();
    }

    private boolean isWrong(Known now, long nowMillis) {
        if (isSilent(now, nowMillis)) {
            fellSilent(now, nowMillis);
            return true;
        }
        return ofFeed.isOpen() || isOfAnotherSource(now.reached());
    }

    private boolean isOfAnotherSource(@Nullable Watermark watermark) {
        Source present = inForce.get();
        return present != null && watermark != null && !present.equals(watermark.source());
    }

    /// Whether a copy of this read is to be sent to MODERN, whose answer nobody sees: since answers alone tell when the
    /// view is back. At most ten in a second.
    public boolean takeProbe(long nowMillis) {
        long last = lastProbeMillis.get();
        return (!fed || ofAnswers.isOpen())
                && nowMillis - last >= MILLIS_BETWEEN_PROBES
                && lastProbeMillis.compareAndSet(last, nowMillis);
    }

    /// The feed has spoken.
    public void heard(FeedWord word, long nowMillis) {
        synchronized (this) {
            known = known.with(word, nowMillis);
        }
        Watermark told = word.watermark();
        Instant time = told == null ? null : told.time();
        if (word.state() != FeedWord.State.LIVE || told == null || isOfAnotherSource(told)) {
            ofFeed.bad(nowMillis);
        } else {
            ofFeed.behind(lag(time, nowMillis), nowMillis);
        }
        wake();
    }

    private static Duration lag(@Nullable Instant time, long nowMillis) {
        return time == null ? Duration.ZERO : Duration.ofMillis(Math.max(0, nowMillis - time.toEpochMilli()));
    }

    /// The feed has nothing of this view.
    public void unheard(long nowMillis) {
        if (isSilent(known, nowMillis)) {
            fellSilent(known, nowMillis);
        }
    }

    private static boolean isSilent(Known now, long nowMillis) {
        return nowMillis - now.heardMillis() > SILENT.toMillis();
    }

    /// Of a view that has never been heard of nothing bad is known: as a gateway starts, its first word will do.
    private void fellSilent(Known now, long nowMillis) {
        if (now.word() != null) {
            ofFeed.bad(nowMillis);
        }
    }

    /// What an answer's header says; null = nothing that can be read.
    public @Nullable AsOf read(String header) {
        return lastAsOf.of(header);
    }

    /// An answer of MODERN's has come.
    ///
    /// @param asOf what it says of itself; null = nothing that can be read
    /// @param asked what was known before its call
    /// @return why LEGACY is to answer; null = it may be shown
    public @Nullable StaleCause shown(@Nullable AsOf asOf, Demand demand, Asked asked, long nowMillis) {
        StaleCause cause = asOf == null ? StaleCause.UNPROVEN : cause(asOf.watermark(), demand, asked.known, nowMillis);
        if (asOf != null) {
            learn(asOf.watermark());
            versions.answered(asOf.version(), nowMillis);
        }
        ofAnswers.answered(cause, asOf == null ? null : known.timeOf(asOf.watermark()), nowMillis);
        return cause == null && asOf != null && isTooOldFor(demand, asOf.watermark(), nowMillis)
                ? StaleCause.LAG
                : cause;
    }

    /// A client's own wish, which says nothing about the view.
    private boolean isTooOldFor(Demand demand, Watermark answer, long nowMillis) {
        Duration mostAge = demand.mostAge();
        Instant time = mostAge == null ? null : known.timeOf(answer);
        return mostAge != null && (time == null || nowMillis - time.toEpochMilli() > mostAge.toMillis());
    }

    private @Nullable StaleCause cause(Watermark answer, Demand demand, Known asked, long nowMillis) {
        Known now = known;
        Watermark reached = now.word() == null ? null : now.reached();
        if (isOfAnotherSource(answer) || (reached != null && !reached.source().equals(answer.source()))) {
            return StaleCause.SOURCE;
        }
        Instant time = now.timeOf(answer);
        long age = time == null ? Long.MAX_VALUE : nowMillis - time.toEpochMilli();
        if (age > rule.limits().maxLag().toMillis()) {
            return StaleCause.LAG;
        }
        Ticket ticket = demand.ticket();
        if (demand.isUnknown()
                || (ticket != null && !ticket.isPassedBy(answer, rule.limits().clockSlack()))) {
            return StaleCause.TICKET;
        }
        return copies.admit(answer, asked, now, nowMillis) ? null : StaleCause.COPY;
    }

    private void learn(Watermark answer) {
        if (!known.isOutgrownBy(answer)) {
            return;
        }
        synchronized (this) {
            known = known.isOutgrownBy(answer) ? known.with(answer) : known;
        }
        wake();
    }

    /// The ticket that a client needs for an answer of MODERN's that it has been shown; null = none, as whatever it is
    /// shown next is at least as new.
    ///
    /// @param otherViewsAreBehind some other group's view of the same source is
    public @Nullable Ticket forReader(Watermark answer, boolean otherViewsAreBehind, long nowMillis) {
        if (!copies.differ(nowMillis) && !otherViewsAreBehind) {
            return null;
        }
        Instant time = answer.time();
        return answer.position() != null || time == null
                ? new Ticket(answer.source(), answer.position(), null)
                : Ticket.of(answer.source(), time.minus(rule.limits().clockSlack()));
    }

    /// Whether some copy of the view was behind another a while ago.
    boolean copiesDiffer(long nowMillis) {
        return copies.differ(nowMillis);
    }

    /// Runs once, when more is known than now.
    public void onNews(Runnable run) {
        synchronized (waiting) {
            waiting.add(run);
        }
    }

    /// Will not be run any more.
    public void forget(Runnable run) {
        synchronized (waiting) {
            waiting.remove(run);
        }
    }

    private void wake() {
        List<Runnable> woken;
        synchronized (waiting) {
            if (waiting.isEmpty()) {
                return;
            }
            woken = List.copyOf(waiting);
            waiting.clear();
        }
        woken.forEach(Runnable::run);
    }

    /// The newest watermark that is known; null = none.
    public @Nullable Watermark reached() {
        return known.reached();
    }

    /// What is known before a call, for the comparison behind it.
    public Asked asked() {
        return new Asked(known);
    }

    /// What was known when MODERN was asked.
    public static final class Asked {
        private final Known known;

        Asked(Known known) {
            this.known = known;
        }
    }

    /// The versions of the view that answers named.
    public VersionsSeen versions() {
        return versions;
    }

    /// For people: what is wrong with the view, and since when.
    public ViewNotes notes(long nowMillis) {
        return ViewNotes.of(this, known, ofFeed, ofAnswers, nowMillis);
    }
}
