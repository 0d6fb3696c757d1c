package io.banyan.edge;

import io.banyan.decide.Decision;
import io.banyan.decide.Reason;
import io.banyan.exchange.Failure;
import io.banyan.exchange.Outcome;
import io.banyan.exchange.Tap;
import io.banyan.freshness.AsOf;
import io.banyan.freshness.Demand;
import io.banyan.freshness.FreshnessState;
import io.banyan.freshness.StaleCause;
import io.banyan.position.Watermark;
import io.banyan.route.Side;
import io.banyan.upstream.Call;
import io.banyan.upstream.CallListener;
import io.banyan.upstream.Unexpected;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.util.AsciiString;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What freshness makes of one exchange: whether MODERN is asked, whether its answer may be shown, and which ticket its
/// client gets. Decides nothing itself: [FreshnessState] does.
final class ExchangeFreshness {
    static final AsciiString AS_OF = AsciiString.cached("Banyan-As-Of");

    private final Freshness all;
    private final @Nullable FreshnessState view;
    private final Demand demand;
    private final Tap tap;
    private final NextTicket next;
    private FreshnessState.@Nullable Asked asked;
    private @Nullable Watermark shown;
    private boolean over;

    /// @param view null = the request is of no group with freshness
    /// @param writing whether it may change what others read
    ExchangeFreshness(
            Freshness all,
            @Nullable FreshnessState view,
            ClientRequest request,
            TicketHeads heads,
            Demand demand,
            Writing writing,
            Tap tap) {
        this.all = all;
        this.view = view;
        this.demand = demand;
        this.tap = tap;
        this.next = new NextTicket(all, view, request, heads, demand, writing, tap);
    }

    /// Runs once the view has what the client must see, or will not have it in time: at once for all but a read whose
    /// ticket is above what is known.
    ///
    /// @param broke hears what goes wrong with that later
    void whenReady(Decision decision, EventLoop loop, Runnable then, Consumer<Throwable> broke) {
        if (view == null || !decision.mayFallBack() || !isWaitOfUse(view)) {
            then.run();
        } else {
            new FeedWait(view, demand, all.clock(), loop, () -> goOn(then, broke)).start();
        }
    }

    private boolean isWaitOfUse(FreshnessState of) {
        try {
            return FeedWait.isOfUse(of, demand, now());
        } catch (RuntimeException | Error unexpected) {
            Unexpected.log("a look at a view", unexpected);
            return false;
        }
    }

    /// Its client may have gone meanwhile.
    private void goOn(Runnable then, Consumer<Throwable> broke) {
        try {
            if (!over) {
                then.run();
            }
        } catch (RuntimeException | Error unexpected) {
            broke.accept(unexpected);
        }
    }

    /// The decision, or the one that sends a read to LEGACY instead.
    Decision decided(Decision decision) {
        if (view == null || !decision.mayFallBack()) {
            return decision;
        }
        next.readsFromModern();
        try {
            asked = view.asked();
            return switch (view.before(demand, now())) {
                case MODERN -> decision;
                case TICKET -> decision.toLegacy(Reason.TICKET);
                case STALE -> decision.toLegacy(Reason.STALE);
            };
        } catch (RuntimeException | Error unexpected) {
            Unexpected.log("a look at a view", unexpected);
            return decision.toLegacy(Reason.STALE);
        }
    }

    /// Whether MODERN is to be asked beside LEGACY, only to hear how new its answers are.
    boolean probes(Decision decided) {
        boolean keptAway = decided.reason() == Reason.TICKET || decided.reason() == Reason.STALE;
        return keptAway && view != null && view.takeProbe(now());
    }

    /// Hears of a probe's head, and passes on everything.
    CallListener probing(CallListener beside) {
        return new ProbedHead(beside, head -> {
            if (view != null && asked != null && head.status().code() < 500) {
                view.shown(asOf(head), Demand.NONE, asked, now());
            }
        });
    }

    /// MODERN's head has come, and nothing else keeps it from its client.
    ///
    /// @return why LEGACY is to answer instead; null = it may be shown
    @Nullable
    Failure answered(String group, HttpResponse head) {
        if (view == null || asked == null) {
            return null;
        }
        AsOf asOf = asOf(head);
        StaleCause cause = view.shown(asOf, demand, asked, now());
        if (cause == null) {
            shown = asOf == null ? null : asOf.watermark();
            return null;
        }
        tap.stale(group, cause.tag());
        return Failure.STALE;
    }

    private static @Nullable AsOf asOf(HttpResponse head) {
        List<String> said = head.headers().getAll(AS_OF);
        return said.size() == 1 ? AsOf.parse(said.getFirst()) : null;
    }

    /// LEGACY's call, whose head may have to wait for the database's word on where it is.
    Call legacy(EventLoop loop, CallListener listener, Function<CallListener, Call> made) {
        return all.database() == null
                ? made.apply(listener)
                : PositionWait.around(listener, made, next, all.database(), loop);
    }

    /// An answer's head as the client may see it, with its ticket. Changes the head that is given.
    HttpResponse forClient(Side side, HttpResponse head) {
        HttpHeaders headers = head.headers();
        headers.remove(AS_OF);
        headers.remove(TicketHeads.HEADER);
        if (side == Side.LEGACY) {
            next.ofLegacy(head);
        } else if (shown != null) {
            age(headers, shown.time());
            next.ofModern(head, shown);
        }
        headers.remove(NextTicket.POSITION);
        return head;
    }

    /// What goes with an answer of Banyan's own: the ticket of a write that may have been committed.
    HttpHeaders refused() {
        try {
            return next.refused();
        } catch (RuntimeException | Error unexpected) {
            Unexpected.log("the ticket of a refused write", unexpected);
            return EmptyHttpHeaders.INSTANCE;
        }
    }

    private void age(HttpHeaders headers, @Nullable Instant time) {
        long seconds = time == null ? 0 : (now() - time.toEpochMilli()) / 1000;
        if (seconds > 0 && !headers.contains(HttpHeaderNames.AGE)) {
            headers.set("Age", seconds);
        }
    }

    /// The exchange is over.
    ///
    /// @param last as [Sides#ended] gets it
    void ended(@Nullable Outcome last) {
        over = true;
        next.ended(last == null);
    }

    private long now() {
        return all.clock().millis();
    }
}
