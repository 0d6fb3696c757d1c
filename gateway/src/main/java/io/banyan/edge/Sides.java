package io.banyan.edge;

import io.banyan.caller.Onward;
import io.banyan.decide.Decision;
import io.banyan.exchange.Failure;
import io.banyan.exchange.FallBackRule;
import io.banyan.exchange.LegacyAnswer;
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
import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// What a decision comes to: which side is called first, whether LEGACY may answer in MODERN's place, and what the
/// client may see of an answer. Makes the calls; an [Exchange] starts them and hears what becomes of them.
final class Sides {
    private static final Outcome SERVED = new Outcome.Served();
    private final ClientRequest request;
    private final Intake intake;
    private final @Nullable GroupTraffic group;
    private final SideCalls calls;
    private final Beside beside;
    private final @Nullable ExchangeFreshness fresh;
    private final @Nullable ExchangeIdentity identity;
    private final @Nullable ExchangeShadow shadow;
    private Decision decision;
    private FallBackRule fallBack;
    private Side side = Side.LEGACY;
    private Outcome outcome = SERVED;
    private Refusal refusal;
    private @Nullable ClientHeads heads;
    private long calledNanos;
    private boolean decided;

    Sides(Decision decision, ClientRequest request, Traffic traffic, Intake intake, Client client, Beside beside) {
        this.beside = beside;
        this.fresh = beside.fresh();
        this.identity = beside.identity();
        this.shadow = beside.shadow();
        this.decision = decision;
        this.request = request;
        this.intake = intake;
        this.calledNanos = request.receivedNanos();
        Refusal atTheDoor = request.passage().refusal();
        this.refusal = atTheDoor != null
                ? atTheDoor
                : decision.denied() == null ? Refusal.FULL : Refusal.of(decision.denied());
        this.group = traffic.group(decision.group());
        this.calls = new SideCalls(request, traffic, intake.heads(), client, group, fresh, identity);
        this.fallBack = group != null && decision.mayFallBack() ? group.fallBack() : FallBackRule.NEVER;
    }

    /// Whether [#first] may not be made before something runs: at once for all but a read that waits for its view, or
    /// for who asks.
    boolean waits(Runnable then) {
        if ((fresh == null && identity == null) || request.passage().refused() != null) {
            return false;
        }
        Runnable known = identity == null ? then : () -> whenKnown(identity, then);
        if (fresh == null) {
            known.run();
        } else {
            fresh.whenReady(decision, calls.client().loop(), known);
        }
        return true;
    }

    /// LEGACY is asked only about a read that is MODERN's after all.
    private void whenKnown(ExchangeIdentity asks, Runnable then) {
        try {
            decide();
        } catch (RuntimeException | Error unexpected) {
            Unexpected.log("a decision about freshness", unexpected);
        }
        asks.whenKnown(decision, calls, then);
    }

    /// The call to begin with; null = none can be made, [#refusal] says why.
    @Nullable
    Call first(CallListener listener) {
        try {
            boolean passes = request.passage().refused() == null;
            if (passes) {
                decide();
            }
            return decision.denied() != null || !passes
                    ? null
                    : decision.side() == Side.MODERN && group != null ? modern(group, listener) : legacy(listener);
        } catch (RuntimeException | Error unexpected) {
            return instead(unexpected, listener);
        }
    }

    /// Once.
    private void decide() {
        if (fresh != null && group != null && !decided) {
            decided = true;
            decision = fresh.decided(decision);
            fallBack = decision.mayFallBack() ? fallBack : FallBackRule.NEVER;
            calls.probe(group, decision, fresh);
        }
    }

    /// LEGACY's call after MODERN failed; null = none can be made.
    @Nullable
    Call fallBack(Failure failure, CallListener listener) {
        side = Side.LEGACY;
        outcome = failure == Failure.UNREPRESENTABLE
                ? new Outcome.NotTried(Outcome.Guard.UNREPRESENTABLE)
                : new Outcome.FellBack(failure);
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
        if (identity != null && !identity.isKnown()) {
            return kept(Outcome.Guard.IDENTITY, listener);
        }
        Entry entry =
                to.enterModern(decision.place(), decision.weight().basisPoints(), !fallBack.on(Failure.TIMEOUT, false));
        return switch (entry) {
            case Pass pass when !pass.probe() || decision.preview() -> calls.modern(pass, to, decision, listener);
            case Pass probe -> {
                SecondCall.start(beside -> calls.modern(probe, to, decision, beside));
                yield kept(Outcome.Guard.BREAKER, listener);
            }
            case Entry.Kept kept -> kept(kept.guard(), listener);
        };
    }

    private @Nullable Call kept(Outcome.Guard guard, CallListener listener) {
        if (decision.preview()) {
            refusal = Refusal.of(guard).because(wrong());
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
        if (shadow == null) {
            return unwanted(head);
        }
        shadow.saw(side, head);
        Failure unwanted = unwanted(head);
        if (unwanted == null && outcome.equals(SERVED)) {
            shadow.goesOut(side);
        }
        return unwanted;
    }

    private @Nullable Failure unwanted(HttpResponse head) {
        long nanos = System.nanoTime() - calledNanos;
        intake.tap().head(decision.group(), side, nanos);
        if (side == Side.LEGACY) {
            boolean fellBack = outcome instanceof Outcome.FellBack;
            intake.tap().legacyAnswered(new LegacyAnswer(decision, request, new SeenHead(head), nanos, fellBack));
        }
        if (identity != null) {
            identity.answered(head);
        }
        if (side == Side.MODERN) {
            hearClock(head);
        }
        ModernHeads modern = fallBack.possible() ? modernHeads() : null;
        if (modern == null) {
            return null;
        }
        Failure unwanted = modern.unwanted(head, fallBack, decision.route());
        return unwanted != null || fresh == null ? unwanted : fresh.answered(modern.name(), head);
    }

    /// What is signed for MODERN ends by its clock.
    private void hearClock(HttpResponse head) {
        if (group != null && (request.passage().onward() != null || (identity != null && identity.isTold()))) {
            intake.calls().heard(group.written().group().name(), head.headers());
        }
    }

    private @Nullable Call legacy(CallListener listener) {
        if (identity != null) {
            identity.goesToLegacy(calls.client().loop());
        }
        return calls.legacy(
                decision, outcome instanceof Outcome.FellBack(Failure why) && why != Failure.STALE, listener);
    }

    /// What a client may see of the answer to the call made last.
    ClientHeads heads() {
        if (heads == null || heads.side() != side) {
            heads = new ClientHeads(decision, side, modernHeads(), beside);
        }
        return heads;
    }

    /// Null while LEGACY answers.
    private @Nullable ModernHeads modernHeads() {
        return side == Side.MODERN && group != null
                ? new ModernHeads(group, request, !decision.weight().equals(Weight.ALL), intake.tap())
                : null;
    }

    /// A piece of the answer is about to go to the client.
    void passes(HttpContent content) {
        if (shadow != null) {
            shadow.content(content);
        }
    }

    /// What comes now is no answer any more.
    void upgraded() {
        if (identity != null) {
            identity.written();
        }
    }

    /// The exchange is over.
    ///
    /// @param last null = as it was begun: served, fell back, or not tried
    void ended(@Nullable Outcome last, ExchangeTally tally, Answer answer) {
        if (fresh != null) {
            fresh.ended(last);
        }
        if (shadow != null) {
            shadow.ended();
        }
        if (identity != null) {
            identity.written();
        }
        intake.tap().ended(tally.record(decision, side, last == null ? outcome : last, answer));
        request.passage().ended(answer.status(), request.receivedNanos(), intake.tap());
    }

    /// Has something run when nobody waits for the answer any more; null = that is not known.
    @Nullable
    ScheduledFuture<?> whenOver(Runnable then) {
        long left = request.passage().left();
        return left == Onward.NONE ? null : calls.client().loop().schedule(then, left, TimeUnit.MILLISECONDS);
    }

    /// What becomes of an exchange that was refused.
    Outcome refusedAs() {
        return request.passage().refusedAs();
    }

    /// What is wrong with the MODERN that was called, for the bearer of a preview token; else null.
    @Nullable
    String wrong() {
        return decision.preview() && side == Side.MODERN && group != null ? group.modernSays() : null;
    }

    Refusal refusal() {
        return refusal;
    }

    /// What goes with a refusal.
    HttpHeaders refused() {
        if (identity != null) {
            identity.written();
        }
        return fresh == null ? EmptyHttpHeaders.INSTANCE : fresh.refused();
    }
}
