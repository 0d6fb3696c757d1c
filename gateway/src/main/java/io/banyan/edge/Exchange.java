package io.banyan.edge;

import io.banyan.decide.Decider;
import io.banyan.decide.Decision;
import io.banyan.decide.Reason;
import io.banyan.exchange.ExchangeRecord;
import io.banyan.exchange.Failure;
import io.banyan.exchange.FallBackRule;
import io.banyan.exchange.Outcome;
import io.banyan.route.Side;
import io.banyan.upstream.GroupTraffic;
import io.banyan.upstream.LegacyGuard;
import io.banyan.upstream.ModernGuard.Entry;
import io.banyan.upstream.Upstream;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One request and its answer, from decision to outcome: MODERN or LEGACY is tried, a read that MODERN failed falls
/// back, and the end is told once. Lives on its client's event loop.
final class Exchange implements Attempt.Sink {
    private static final FallBackRule NEVER = new FallBackRule(Set.of(), Set.of(), Set.of());
    private final ClientConnection client;
    private final Request request;
    private final Answer answer;
    private final ExchangeTally tally;
    private final boolean bodyFollows;
    private final @Nullable GroupTraffic group;

    private @Nullable Attempt attempt;
    private Side side = Side.LEGACY;
    private Outcome outcome = new Outcome.Served();
    private final LegacyPlaces places = new LegacyPlaces();
    private boolean keepAlive;
    private boolean awaitsContinue;
    private boolean requestEnded;
    private boolean ended;

    /// All that is known when an exchange begins.
    record Request(
            HttpRequest head, RequestHeads heads, Decision decision, Traffic traffic, Edge edge, EventLoop loop) {}

    Exchange(ClientConnection client, Request request, Answer answer, ExchangeTally tally) {
        this.client = client;
        this.request = request;
        this.answer = answer;
        this.tally = tally;
        this.bodyFollows = HeaderView.hasBody(request.head());
        this.awaitsContinue = bodyFollows && HttpUtil.is100ContinueExpected(request.head());
        String name = request.decision().group();
        this.group = name == null ? null : request.traffic().groups().get(name);
    }

    void start() {
        if (!bodyFollows) {
            client.readOn();
        }
        if (request.decision().side() == Side.MODERN && group != null) {
            toModern(group);
        } else {
            toLegacy(new Outcome.Served());
        }
    }

    private void toModern(GroupTraffic group) {
        Decision decision = request.decision();
        Entry entry = group.guard().enter(decision.place(), decision.weight().basisPoints());
        if (entry == Entry.ADMITTED || (entry == Entry.PROBE && preview())) {
            side = Side.MODERN;
            attempt = modern(group, this);
            attempt.start();
        } else if (preview()) {
            refuse(Refusal.FULL);
        } else {
            if (entry == Entry.PROBE) {
                Probe.start(sink -> modern(group, sink));
            }
            toLegacy(new Outcome.NotTried(entry == Entry.BULKHEAD ? Outcome.Guard.BULKHEAD : Outcome.Guard.BREAKER));
        }
    }

    private ModernAttempt modern(GroupTraffic group, Attempt.Sink sink) {
        var route = request.decision().route();
        ModernLane lane = route == null ? null : request.traffic().lanes().get(route.id());
        String name = route == null ? "" : route.groupName();
        FallBackRule rule = preview() ? NEVER : group.fallBack();
        return new ModernAttempt(
                group,
                request.loop(),
                request.heads(),
                sink,
                new ModernAttempt.Told(request.edge().listener(), name, lane, rule));
    }

    private void toLegacy(Outcome ifServed) {
        side = Side.LEGACY;
        outcome = ifServed;
        LegacyGuard guard = group == null ? request.traffic().legacyGuard() : group.legacyGuard();
        Upstream legacy = group == null ? request.traffic().legacy() : group.legacy();
        boolean fellBack = ifServed instanceof Outcome.FellBack;
        if (!places.take(guard, fellBack && group != null ? group.fallBacks() : null)) {
            refuse(Refusal.FULL);
            return;
        }
        Decision decision = request.decision();
        boolean repeatable = Decider.repeatable(decision, new HeaderView(request.head(), ""));
        var told = new LegacyAttempt.Told(request.edge().listener(), decision.group(), repeatable, bodyFollows);
        attempt = new LegacyAttempt(legacy, request.loop(), request.heads(), this, told);
        attempt.start();
    }

    private boolean preview() {
        return request.decision().reason() == Reason.PREVIEW;
    }

    /// Where an exchange stands for the connection's clock and reads.
    boolean requestEnded() {
        return requestEnded;
    }

    /// A piece of the request's body, the last one included; takes over the reference.
    void body(HttpContent content) {
        tally.received(content.content().readableBytes());
        if (content.decoderResult().isFailure()) {
            content.release();
            broken(Refusal.bad("The request's body is malformed."));
            return;
        }
        boolean last = content instanceof LastHttpContent;
        requestEnded = last;
        awaitsContinue = false;
        if (bodyFollows && attempt != null) {
            attempt.body(TrailerRules.apply(content));
        } else {
            content.release();
        }
        if (last) {
            client.waitsForUpstream();
            client.readOn();
        } else if (attempt != null && attempt.writable()) {
            awaitBody();
        } else {
            client.waitsForUpstream();
        }
    }

    /// The body is owed from now on, unless the client may wait for a 100, or has its answer already.
    private void awaitBody() {
        if (awaitsContinue || answer.started()) {
            client.waitsForUpstream();
            client.readOn();
        } else {
            client.waitsForBody();
        }
    }

    @Override
    public void sent() {
        if (bodyFollows && !requestEnded) {
            awaitBody();
        }
    }

    @Override
    public void writable() {
        sent();
    }

    @Override
    public void interim(HttpResponse head) {
        answer.interim(head);
        if (awaitsContinue && head.status().code() == 100) {
            awaitsContinue = false;
            sent();
        }
    }

    @Override
    public void answered(HttpResponse head) {
        if (preview()) {
            head.headers().set("X-Banyan-Decision", PreviewLine.of(request.decision(), side));
            head.headers().set(HttpHeaderNames.CACHE_CONTROL, "private, no-store");
        }
        if (ResponseHeads.isEventStream(head)) {
            tally.kind(ExchangeRecord.Kind.STREAM);
        }
        client.waitsForUpstream();
        boolean early = !requestEnded && head.status().code() >= 400;
        keepAlive = answer.head(head, client.mayKeepAlive() && !early);
    }

    @Override
    public void content(HttpContent content) {
        boolean last = content instanceof LastHttpContent;
        var written = answer.content(content);
        if (last) {
            places.leave();
            attempt = null;
            answer.flush();
            written.addListener(flushed -> {
                if (flushed.isSuccess()) {
                    end(outcome);
                    client.exchangeEnded(keepAlive && requestEnded);
                }
            });
        } else if (attempt != null && !client.writable()) {
            attempt.reading(false);
        }
    }

    @Override
    public void flush() {
        answer.flush();
    }

    @Override
    public void upgraded(HttpResponse head, Channel upstream) {
        tally.kind(ExchangeRecord.Kind.TUNNEL);
        attempt = null;
        answer.switching(head);
        client.tunnel(upstream);
    }

    @Override
    public void broke(Failure failure) {
        attempt = null;
        if (mayFallBack(failure)) {
            toLegacy(new Outcome.FellBack(failure));
        } else if (answer.started()) {
            end(new Outcome.Cut());
            answer.cut();
        } else {
            refuse(Refusal.of(failure));
        }
    }

    private boolean mayFallBack(Failure failure) {
        return side == Side.MODERN
                && group != null
                && !preview()
                && !answer.started()
                && (failure == Failure.STATUS || group.fallBack().on(failure));
    }

    private void refuse(Refusal refusal) {
        var written = answer.refuse(refusal);
        end(new Outcome.Refused());
        client.closeAfter(written);
    }

    /// The client can take more of the answer.
    void clientWritable() {
        if (attempt != null) {
            attempt.reading(true);
        }
    }

    /// The client is at fault: its upstream request is reset, so that nobody takes it for a whole one.
    void broken(Refusal refusal) {
        if (attempt != null) {
            attempt.cancel();
            attempt = null;
        }
        if (ended) {
            return;
        }
        if (answer.started()) {
            end(new Outcome.Cancelled());
            answer.cut();
        } else {
            refuse(refusal);
        }
    }

    /// The connection is gone, or a tunnel has ended.
    void gone() {
        if (attempt != null) {
            attempt.cancel();
            attempt = null;
        }
        end(tally.tunnel() ? outcome : new Outcome.Cancelled());
    }

    private void end(Outcome last) {
        if (!ended) {
            ended = true;
            places.leave();
            Side answering = last instanceof Outcome.Refused ? null : side;
            request.edge().listener().ended(tally.record(request.decision(), answering, last, answer));
        }
    }
}
