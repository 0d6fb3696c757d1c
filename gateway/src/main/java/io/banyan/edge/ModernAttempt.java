package io.banyan.edge;

import io.banyan.exchange.ExchangeListener;
import io.banyan.exchange.Failure;
import io.banyan.exchange.FallBackRule;
import io.banyan.route.Side;
import io.banyan.upstream.GroupTraffic;
import io.banyan.upstream.UpstreamCall;
import io.banyan.upstream.UpstreamListener;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.LastHttpContent;
import java.util.ArrayDeque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Has MODERN answer a read, through the route's Spring filters where it has some. Settles with the guard exactly
/// once. Where LEGACY may answer for a late MODERN, gives up at once when the breaker opens while it waits; elsewhere
/// that would make an error of an answer that may still come.
final class ModernAttempt implements Attempt, UpstreamListener {
    private static final Logger LOG = LoggerFactory.getLogger(ModernAttempt.class);
    private final GroupTraffic group;
    private final EventLoop loop;
    private final RequestHeads heads;
    private final Sink sink;
    private final Told told;
    private final long started = System.nanoTime();
    private final Runnable giveUp;
    /// What comes behind a head that is still with the filters; few answers have any.
    private @Nullable ArrayDeque<HttpContent> held;

    private @Nullable CompletableFuture<HttpResponse> upstreamHead;
    private @Nullable UpstreamCall call;
    private boolean settled;
    private boolean inside = true;
    private boolean answered;
    private boolean done;

    ModernAttempt(GroupTraffic group, EventLoop loop, RequestHeads heads, Sink sink, Told told) {
        this.group = group;
        this.loop = loop;
        this.heads = heads;
        this.sink = sink;
        this.told = told;
        this.giveUp = () -> loop.execute(this::breakerOpened);
    }

    /// What is known of the exchange.
    ///
    /// @param lane null = the route has no Spring filters
    /// @param fallBack which statuses are not passed on
    record Told(
            ExchangeListener meters, String name, @Nullable ModernLane lane, FallBackRule fallBack) {}

    @Override
    public void start() {
        HttpRequest head = heads.to(group.modern(), Side.MODERN, group.keepValidators());
        if (told.fallBack().on(Failure.TIMEOUT)) {
            group.guard().waits(giveUp);
        }
        ModernLane lane = told.lane();
        if (lane == null) {
            send(head);
            return;
        }
        CompletableFuture<HttpResponse> answer = new CompletableFuture<>();
        upstreamHead = answer;
        lane.send(head, filtered -> sendFiltered(filtered, answer))
                .whenComplete((filtered, cause) -> loop.execute(() -> laneEnded(filtered, cause)));
    }

    private CompletionStage<HttpResponse> sendFiltered(HttpRequest filtered, CompletableFuture<HttpResponse> answer) {
        if (!done) {
            send(filtered);
        }
        return answer;
    }

    private void send(HttpRequest head) {
        String serverName = heads.serverName(group.modern());
        call = new UpstreamCall(group.modern(), loop, head, this, new UpstreamCall.Manner(serverName, true, false));
        call.start();
    }

    private void laneEnded(@Nullable HttpResponse filtered, @Nullable Throwable cause) {
        if (done || answered) {
            return;
        }
        if (filtered == null) {
            LOG.debug("the filters of a route of group {} failed", told.name(), cause);
            laneFailed();
            return;
        }
        answer(filtered);
        while (held != null && !held.isEmpty() && !done) {
            content(held.poll());
        }
        sink.flush();
        reading(true);
    }

    /// No fault of MODERN's: else a client with targets that filters refuse could open the breaker for everybody.
    private void laneFailed() {
        if (!settled) {
            settled = true;
            group.guard().waitsNoMore(giveUp);
            group.guard().cancelled();
        }
        stop();
        sink.broke(Failure.MALFORMED);
    }

    private void answer(HttpResponse response) {
        answered = true;
        sink.answered(ResponseHeads.fromModern(
                response, group, heads, () -> told.meters().cookieDropped(told.name())));
    }

    @Override
    public void head(HttpResponse response) {
        long nanos = System.nanoTime() - started;
        told.meters().head(told.name(), Side.MODERN, nanos);
        int status = response.status().code();
        if (unasked(status)) {
            failed(Failure.MALFORMED);
        } else if (told.fallBack().onStatus(status)) {
            settle(status, nanos);
            stop();
            sink.broke(Failure.STATUS);
        } else {
            settle(status, nanos);
            if (upstreamHead == null) {
                answer(response);
            } else {
                reading(false);
                upstreamHead.complete(response);
            }
        }
    }

    /// No answer to what was sent: ranges are never sent, validators only where both sides share them.
    private boolean unasked(int status) {
        return status == 206 || status == 416 || (!group.keepValidators() && (status == 304 || status == 412));
    }

    @Override
    public void content(HttpContent content) {
        if (!answered) {
            held = held == null ? new ArrayDeque<>() : held;
            held.add(content);
            return;
        }
        if (content instanceof LastHttpContent) {
            done = true;
            leave();
        }
        sink.content(content);
    }

    @Override
    public void readComplete() {
        if (answered) {
            sink.flush();
        }
    }

    @Override
    public void failed(Failure failure) {
        if (done) {
            return;
        }
        if (!settled) {
            settled = true;
            group.guard().waitsNoMore(giveUp);
            group.guard().failed(failure, System.nanoTime() - started);
        }
        stop();
        sink.broke(failure);
    }

    /// No read asks for it; a filter may.
    @Override
    public void upgraded(HttpResponse response, Channel upstream) {
        upstream.close();
        failed(Failure.MALFORMED);
    }

    private void breakerOpened() {
        if (!settled) {
            failed(Failure.TIMEOUT);
        }
    }

    private void settle(int status, long nanos) {
        settled = true;
        group.guard().waitsNoMore(giveUp);
        if (status >= 500) {
            group.guard().failed(Failure.STATUS, nanos);
        } else {
            group.guard().succeeded(nanos);
        }
    }

    private void stop() {
        done = true;
        leave();
        if (held != null) {
            held.forEach(HttpContent::release);
            held.clear();
        }
        if (upstreamHead != null) {
            upstreamHead.cancel(false);
        }
        if (call != null) {
            call.cancel();
        }
    }

    private void leave() {
        if (inside) {
            inside = false;
            group.guard().left();
        }
    }

    @Override
    public void body(HttpContent content) {
        content.release();
    }

    @Override
    public boolean writable() {
        return true;
    }

    @Override
    public void reading(boolean on) {
        if (call != null) {
            call.reading(on);
        }
    }

    @Override
    public void cancel() {
        if (done) {
            return;
        }
        if (!settled) {
            settled = true;
            group.guard().waitsNoMore(giveUp);
            group.guard().cancelled();
        }
        stop();
    }
}
