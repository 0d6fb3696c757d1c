package io.banyan.upstream;

import io.banyan.exchange.Failure;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.LastHttpContent;
import org.jspecify.annotations.Nullable;

/// Leave to make one call, got by entering a guard. Stands between the call and its listener, keeps the
/// side's time limits, tells the guard once how the call came out, and gives its place back with the last
/// byte, all by itself: whoever has a pass makes the call through it and has nothing to remember. One that is
/// not used is cancelled.
public final class Pass implements Entry, Call, CallListener {
    private final Guard guard;
    private final Report report;
    private final boolean probe;
    private final boolean patient;
    private @Nullable Made made;

    /// The call, and who is told.
    private record Made(
            Call call, UpstreamRequest request, CallListener listener, WaitingLine.Place waits, BodyLimit bodyLimit) {}

    /// @param patient false = it gives up when the guard asks for it
    Pass(Guard guard, boolean probe, boolean patient) {
        this.report = new Report(guard, this);
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
    public Call through(Upstream upstream, Client client, UpstreamRequest request, CallListener listener) {
        EventLoop loop = client.loop();
        made = new Made(
                upstream.call(client, request, this),
                request,
                listener,
                guard.line(this, loop, upstream.spec().timeout()),
                new BodyLimit(loop, upstream.spec().bodyTimeout(), this::timedOut));
        return this;
    }

    private Made made() {
        if (made == null) {
            throw new IllegalStateException("no call is made through this pass yet");
        }
        return made;
    }

    @Override
    public void start() {
        Call started = made().call;
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
        made().call.body(content);
        if (content instanceof LastHttpContent) {
            made().waits.requestOut();
        }
    }

    @Override
    public boolean writable() {
        return made().call.writable();
    }

    @Override
    public void reading(boolean on) {
        made().bodyLimit.reading(on);
        made().call.reading(on);
    }

    @Override
    public void cancel() {
        if (!report.isOver()) {
            report.ended();
            leave();
            if (made != null) {
                made.call.cancel();
            }
        }
    }

    @Override
    public void ready() {
        if (!made().request.bodyFollows()) {
            made().waits.requestOut();
        }
        made().listener.ready();
    }

    /// Nobody waits for the head any longer.
    void giveUp() {
        if (report.waits()) {
            timedOut();
        }
    }

    private void timedOut() {
        made().call.cancel();
        failed(Failure.TIMEOUT);
    }

    @Override
    public void interim(HttpResponse response) {
        made().listener.interim(response);
    }

    @Override
    public void head(HttpResponse response) {
        if (isAnswer(response)) {
            made().listener.head(response);
        }
    }

    private boolean isAnswer(HttpResponse response) {
        if (!report.waits()) {
            return false;
        }
        made().waits.leave();
        boolean endless = EndlessAnswer.is(response);
        Failure none = report.answered(made().request, response, endless);
        if (none != null) {
            made().call.cancel();
            leave();
            made().listener.failed(none);
        } else if (!endless) {
            made().bodyLimit.begin();
        }
        return none == null;
    }

    @Override
    public void content(HttpContent content) {
        if (content instanceof LastHttpContent) {
            report.ended();
            leave();
        }
        made().listener.content(content);
    }

    @Override
    public void readComplete() {
        made().bodyLimit.moved();
        made().listener.readComplete();
    }

    /// The place is held until the tunnel ends.
    @Override
    public void upgraded(HttpResponse response, Channel upstream) {
        if (isAnswer(response)) {
            made().bodyLimit.end();
            report.ended();
            upstream.closeFuture().addListener(closed -> leave());
            made().listener.upgraded(response, upstream);
        } else {
            upstream.close();
        }
    }

    @Override
    public void throttled(int seconds) {
        guard.throttled(seconds);
        made().listener.throttled(seconds);
    }

    @Override
    public void failed(Failure failure) {
        report.failed(failure);
        leave();
        made().listener.failed(failure);
    }

    private void leave() {
        if (made != null) {
            made.waits.leave();
            made.bodyLimit.end();
        }
        report.leave();
    }
}
