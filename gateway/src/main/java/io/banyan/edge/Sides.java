package io.banyan.edge;

import io.banyan.decide.Decision;
import io.banyan.exchange.Failure;
import io.banyan.exchange.FallBackRule;
import io.banyan.exchange.Outcome;
import io.banyan.route.Side;
import io.banyan.split.Weight;
import io.banyan.upstream.Call;
import io.banyan.upstream.CallListener;
import io.banyan.upstream.Client;
import io.banyan.upstream.Entry;
import io.banyan.upstream.GroupTraffic;
import io.banyan.upstream.Pass;
import io.banyan.upstream.Unexpected;
import io.banyan.upstream.Upstream;
import io.banyan.upstream.UpstreamRequest;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.LastHttpContent;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a decision comes to: which side is called first, whether LEGACY may answer in MODERN's place, and what the
/// client may see of an answer. Makes the calls; an [Exchange] starts them and hears what becomes of them.
final class Sides {
    private static final Outcome SERVED = new Outcome.Served();
    private final Decision decision;
    private final ClientRequest request;
    private final Traffic traffic;
    private final Intake intake;
    private final Client client;
    private final @Nullable GroupTraffic group;
    private final FallBackRule fallBack;
    private Side side = Side.LEGACY;
    private Outcome outcome = SERVED;
    private Refusal refusal;
    private Set<String> nominated = Set.of();
    private long calledNanos;

    Sides(Decision decision, ClientRequest request, Traffic traffic, Intake intake, Client client) {
        this.decision = decision;
        this.request = request;
        this.traffic = traffic;
        this.intake = intake;
        this.client = client;
        this.calledNanos = request.receivedNanos();
        this.refusal = decision.denied() == null ? Refusal.FULL : Refusal.of(decision.denied());
        this.group = traffic.group(decision.group());
        this.fallBack = group != null && decision.mayFallBack() ? group.fallBack() : FallBackRule.NEVER;
    }

    /// The call to begin with; null = none can be made, [#refusal] says why.
    @Nullable
    Call first(CallListener listener) {
        try {
            return decision.denied() != null
                    ? null
                    : decision.side() == Side.MODERN && group != null ? modern(group, listener) : legacy(listener);
        } catch (RuntimeException | Error unexpected) {
            return instead(unexpected, listener);
        }
    }

    /// LEGACY's call after MODERN failed; null = none can be made.
    @Nullable
    Call fallBack(Failure failure, CallListener listener) {
        side = Side.LEGACY;
        outcome = new Outcome.FellBack(failure);
        calledNanos = System.nanoTime();
        try {
            return legacy(listener);
        } catch (RuntimeException | Error unexpected) {
            return instead(unexpected, listener);
        }
    }

    /// Banyan's own code failed to make a call: the side counts as failed.
    private @Nullable Call instead(Throwable unexpected, CallListener listener) {
        Unexpected.log("the making of a call", unexpected);
        refusal = Refusal.FAULT;
        return legacyMayAnswer(Failure.UNEXPECTED, false) ? fallBack(Failure.UNEXPECTED, listener) : null;
    }

    private @Nullable Call modern(GroupTraffic to, CallListener listener) {
        side = Side.MODERN;
        Entry entry =
                to.enterModern(decision.place(), decision.weight().basisPoints(), !fallBack.on(Failure.TIMEOUT, false));
        return switch (entry) {
            case Pass pass when !pass.probe() || decision.preview() -> modern(pass, to, listener);
            case Pass probe -> {
                SecondCall.start(beside -> modern(probe, to, beside));
                yield kept(Outcome.Guard.BREAKER, listener);
            }
            case Entry.Kept kept -> kept(kept.guard(), listener);
        };
    }

    private @Nullable Call kept(Outcome.Guard guard, CallListener listener) {
        if (decision.preview()) {
            refusal = (guard == Outcome.Guard.BREAKER ? Refusal.KEPT_AWAY : Refusal.FULL).because(wrong());
            return null;
        }
        side = Side.LEGACY;
        outcome = new Outcome.NotTried(guard);
        return legacy(listener);
    }

    /// @param begun a byte of the answer is out
    boolean legacyMayAnswer(Failure failure, boolean begun) {
        return side == Side.MODERN && fallBack.on(failure, begun);
    }

    /// The head of the answer to the call made last has come.
    ///
    /// @return why LEGACY is to answer instead; null = it is the answer
    @Nullable
    Failure answered(HttpResponse head) {
        intake.tap().head(decision.group(), side, System.nanoTime() - calledNanos);
        ModernHeads modern = fallBack.possible() ? modernHeads() : null;
        if (modern != null && modern.isListed(head.status().code(), fallBack)) {
            return Failure.STATUS;
        }
        return modern == null || modern.isWhole(head, decision.route()) ? null : Failure.COOKIE;
    }

    private Call modern(Pass pass, GroupTraffic to, CallListener listener) {
        try {
            Upstream modern = traffic.modern(decision.route(), to);
            UpstreamRequest head =
                    intake.heads().toModern(modern.spec(), request, to.answers().keepValidators());
            return pass.through(modern, client, head, listener);
        } catch (RuntimeException | Error unexpected) {
            pass.cancel();
            throw unexpected;
        }
    }

    private @Nullable Call legacy(CallListener listener) {
        Upstream legacy = group == null ? traffic.legacy() : group.legacy();
        UpstreamRequest head = intake.heads().toLegacy(legacy.spec(), request, decision.repeatable());
        Pass pass = group == null ? traffic.enterLegacy() : group.enterLegacy(outcome instanceof Outcome.FellBack);
        return pass == null ? null : pass.through(legacy, client, head, listener);
    }

    /// A 1xx head as the client may see it.
    HttpResponse interimForClient(HttpResponse head) {
        ModernHeads modern = modernHeads();
        return modern == null ? ResponseHeads.fromLegacy(head) : modern.interim(head);
    }

    /// An answer's end: leaves in it the trailers that the client may see.
    void endForClient(LastHttpContent end) {
        HttpHeaders trailers = end.trailingHeaders();
        if (trailers.isEmpty()) {
            return;
        }
        ModernHeads modern = modernHeads();
        if (modern == null) {
            TrailerRules.ofAnswer(trailers, nominated);
        } else {
            modern.trailers(trailers, nominated);
        }
    }

    /// An answer's head as the client may see it.
    HttpResponse forClient(HttpResponse head) {
        nominated = RequestHeads.nominated(head.headers());
        ModernHeads modern = modernHeads();
        List<String> unlisted = modern == null || !decision.preview() ? List.of() : modern.unlisted(head);
        HttpResponse seen = modern == null ? ResponseHeads.fromLegacy(head, nominated) : modern.head(head, nominated);
        return decision.preview() ? PreviewHeads.mark(seen, decision, side, unlisted) : seen;
    }

    /// Null while LEGACY answers.
    private @Nullable ModernHeads modernHeads() {
        return side == Side.MODERN && group != null
                ? new ModernHeads(group, request, !decision.weight().equals(Weight.ALL), intake.tap())
                : null;
    }

    /// The exchange is over.
    ///
    /// @param last null = as it was begun: served, fell back, or not tried
    void ended(@Nullable Outcome last, ExchangeTally tally, Answer answer) {
        Side answering = last instanceof Outcome.Refused ? null : side;
        intake.tap().ended(tally.record(decision, answering, last == null ? outcome : last, answer));
    }

    /// What is wrong with the MODERN that was called, for the bearer of a preview token; else null.
    @Nullable
    String wrong() {
        return decision.preview() && side == Side.MODERN && group != null ? group.modernSays() : null;
    }

    Refusal refusal() {
        return refusal;
    }
}
