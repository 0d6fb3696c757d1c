package io.banyan.upstream;

import io.banyan.exchange.Failure;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.LastHttpContent;
import org.jspecify.annotations.Nullable;

/// Leave to make one call, got by entering a guard. Stands between the call and its listener, keeps the side's time
/// limit, tells the guard once how the call came out, and gives its place back with the last byte, all by itself:
/// whoever has a pass makes the call through it and has nothing to remember. One that is not used is cancelled.
public final class Pass implements Entry, Call, CallListener {
    private final Guard guard;
    private final boolean probe;
    private final boolean patient;
    private @Nullable Call call;
    private @Nullable CallListener listener;
    private @Nullable UpstreamRequest request;
    private WaitingLine.@Nullable Place waits;
    private boolean settled;
    private boolean left;

    /// @param patient false = it gives up when the guard asks for it
    Pass(Guard guard, boolean probe, boolean patient) {
        this.guard = guard;
        this.probe = probe;
        this.patient = patient;
    }

    /// True for one of the few calls that find out whether a side is back: no client is to wait for it.
    public boolean probe() {
        return probe;
    }

    /// False = it gives up when the guard asks for it.
    boolean patient() {
        return patient;
    }

    /// The one call that this pass is for, not started yet.
    public Call through(Upstream upstream, EventLoop loop, UpstreamRequest request, CallListener listener) {
        this.listener = listener;
        this.request = request;
        this.waits = guard.line(this, loop, upstream.spec().timeout());
        this.call = upstream.call(loop, request, this);
        return this;
    }

    private static <T> T made(@Nullable T part) {
        if (part == null) {
            throw new IllegalStateException("no call is made through this pass yet");
        }
        return part;
    }

    @Override
    public void start() {
        Call started = made(call);
        try {
            started.start();
        } catch (RuntimeException | Error unexpected) {
            Unexpected.log("the start of a call", unexpected);
            started.cancel();
            failed(Failure.UNEXPECTED);
        }
    }

    @Override
    public void body(HttpContent content) {
        made(call).body(content);
        if (content instanceof LastHttpContent) {
            requestOut();
        }
    }

    @Override
    public boolean writable() {
        return made(call).writable();
    }

    @Override
    public void reading(boolean on) {
        made(call).reading(on);
    }

    @Override
    public void cancel() {
        if (!left) {
            if (settle()) {
                guard.cancelled();
            }
            leave();
            if (call != null) {
                call.cancel();
            }
        }
    }

    @Override
    public void ready() {
        if (!made(request).bodyFollows()) {
            requestOut();
        }
        made(listener).ready();
    }

    private void requestOut() {
        if (waits != null) {
            waits.requestOut();
        }
    }

    /// Nobody waits for the head any longer.
    void giveUp() {
        if (!settled) {
            made(call).cancel();
            failed(Failure.TIMEOUT);
        }
    }

    @Override
    public void interim(HttpResponse response) {
        made(listener).interim(response);
    }

    @Override
    public void head(HttpResponse response) {
        if (isAnswer(response)) {
            made(listener).head(response);
        }
    }

    private boolean isAnswer(HttpResponse response) {
        if (!settle()) {
            return false;
        }
        Failure none = guard.answered(made(request), response);
        if (none != null) {
            made(call).cancel();
            leave();
            made(listener).failed(none);
        }
        return none == null;
    }

    @Override
    public void content(HttpContent content) {
        if (content instanceof LastHttpContent) {
            leave();
        }
        made(listener).content(content);
    }

    @Override
    public void readComplete() {
        made(listener).readComplete();
    }

    /// The place is held until the tunnel ends.
    @Override
    public void upgraded(HttpResponse response, Channel upstream) {
        if (isAnswer(response)) {
            upstream.closeFuture().addListener(closed -> leave());
            made(listener).upgraded(response, upstream);
        } else {
            upstream.close();
        }
    }

    @Override
    public void failed(Failure failure) {
        if (settle()) {
            guard.failed(failure);
        }
        leave();
        made(listener).failed(failure);
    }

    /// True the first time: the guard is to be told how the call came out.
    private boolean settle() {
        if (settled) {
            return false;
        }
        settled = true;
        if (waits != null) {
            waits.leave();
        }
        return true;
    }

    private void leave() {
        if (!left) {
            left = true;
            guard.left();
        }
    }
}
