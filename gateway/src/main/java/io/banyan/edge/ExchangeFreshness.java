package io.banyan.edge;

import io.banyan.decide.Decision;
import io.banyan.decide.Reason;
import io.banyan.exchange.Failure;
import io.banyan.exchange.Outcome;
import io.banyan.freshness.AsOf;
import io.banyan.freshness.Demand;
import io.banyan.freshness.FreshnessState;
import io.banyan.freshness.FreshnessState.Way;
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
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What freshness makes of one exchange: whether MODERN is asked, whether its answer may be shown, and which ticket its
/// client gets. Decides nothing itself: [FreshnessState] does.
final class ExchangeFreshness {
    static final AsciiString AS_OF = AsciiString.cached("Banyan-As-Of");

    private final FreshRequest request;
    private final GivenTicket given;
    private FreshnessState.@Nullable Asked asked;
    private @Nullable Watermark shown;
    private long shownMillis;
    private boolean stale;

    ExchangeFreshness(FreshRequest request) {
        this.request = request;
        this.given = new GivenTicket(request);
    }

    /// Runs once the view has what the client must see, or will not have it in time: at once for all but a read whose
    /// ticket is above what is known, or is kept elsewhere.
    void whenReady(Decision decision, EventLoop loop, Runnable then) {
        ReadWait wait = decision.mayFallBack() ? wait(decision, loop, then) : null;
        if (wait == null) {
            then.run();
        } else {
            wait.start();
        }
    }

    /// Null = there is nothing to wait for.
    private @Nullable ReadWait wait(Decision decision, EventLoop loop, Runnable then) {
        FreshnessState view = request.view();
        if (view == null) {
            return null;
        }
        try {
            if (request.all().byKey() != null && isForLegacy(view)) {
                return null;
            }
            List<String> names = request.names(decision.group());
            return names.isEmpty()
                            && !ReadWait.isOfUse(
                                    view, request.demand(), request.all().clock())
                    ? null
                    : new ReadWait(request, view, names, loop, then);
        } catch (RuntimeException | Error unexpected) {
            Unexpected.log("a look at a view", unexpected);
            request.isUnknown();
            return null;
        }
    }

    /// Whether the read goes to LEGACY, whatever ticket is found under its client's key. If its view is back a moment
    /// later it does so all the same, since nobody has looked then.
    private boolean isForLegacy(FreshnessState view) {
        stale = view.before(request.demand(), now()) == Way.STALE;
        return stale || request.demand().spoilt();
    }

    /// The decision, or the one that sends a read to LEGACY instead.
    Decision decided(Decision decision) {
        FreshnessState view = request.view();
        if (view == null || !decision.mayFallBack()) {
            return decision;
        }
        given.next().readsFromModern();
        try {
            asked = view.asked();
            return switch (stale ? Way.STALE : view.before(request.demand(), now())) {
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
        FreshnessState view = request.view();
        boolean keptAway = decided.reason() == Reason.TICKET || decided.reason() == Reason.STALE;
        return keptAway && view != null && view.takeProbe(now());
    }

    /// Hears of a probe's head, and passes on everything.
    CallListener probing(CallListener beside) {
        FreshnessState view = request.view();
        return new ProbedHead(beside, head -> {
            if (view != null && asked != null && head.status().code() < 500) {
                view.shown(asOf(view, head), Demand.NONE, asked, now());
            }
        });
    }

    /// MODERN's head has come, and nothing else keeps it from its client.
    ///
    /// @return why LEGACY is to answer instead; null = it may be shown
    @Nullable
    Failure answered(String group, HttpResponse head) {
        FreshnessState view = request.view();
        if (view == null || asked == null) {
            return null;
        }
        AsOf asOf = asOf(view, head);
        shownMillis = now();
        StaleCause cause = view.shown(asOf, request.demand(), asked, shownMillis);
        if (cause == null) {
            shown = asOf == null ? null : asOf.watermark();
            return null;
        }
        request.tap().stale(group, cause.tag());
        return Failure.STALE;
    }

    /// Takes it off, so that nobody need look at it for anything else.
    private static @Nullable AsOf asOf(FreshnessState view, HttpResponse head) {
        String said = OneHeader.of(head.headers(), AS_OF);
        head.headers().remove(AS_OF);
        return said == null ? null : view.read(said);
    }

    /// LEGACY's call, whose head may have to wait for what its client's ticket needs.
    Call legacy(EventLoop loop, CallListener listener, Function<CallListener, Call> made) {
        Freshness all = request.all();
        return all.database() == null && !given.isKeptByKey()
                ? made.apply(listener)
                : HeadWait.around(listener, made, given, all, loop);
    }

    /// An answer's head as the client may see it, with its ticket. Changes the head that is given.
    HttpResponse forClient(Side side, HttpResponse head) {
        HttpHeaders headers = head.headers();
        headers.remove(AS_OF);
        headers.remove(TicketHeads.HEADER);
        if (side == Side.LEGACY) {
            given.ofLegacy(head);
        } else if (shown != null) {
            age(headers, shown.time());
            given.ofModern(head, shown, shownMillis);
        }
        headers.remove(NextTicket.POSITION);
        return head;
    }

    /// What goes with an answer of Banyan's own: the ticket of a write that may have been committed.
    HttpHeaders refused() {
        try {
            return given.refused();
        } catch (RuntimeException | Error unexpected) {
            Unexpected.log("the ticket of a refused write", unexpected);
            return EmptyHttpHeaders.INSTANCE;
        }
    }

    private void age(HttpHeaders headers, @Nullable Instant time) {
        long seconds = time == null ? 0 : (shownMillis - time.toEpochMilli()) / 1000;
        if (seconds > 0 && !headers.contains(HttpHeaderNames.AGE)) {
            headers.set("Age", seconds);
        }
    }

    /// The exchange is over.
    ///
    /// @param last as [Sides#ended] gets it
    void ended(@Nullable Outcome last) {
        given.ended(last == null);
    }

    private long now() {
        return request.all().clock().millis();
    }
}
