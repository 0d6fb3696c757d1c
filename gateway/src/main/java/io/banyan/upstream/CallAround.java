package io.banyan.upstream;

import io.banyan.exchange.Failure;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpResponse;
import org.jspecify.annotations.Nullable;

/// A call that changes what another one sends or brings, and is that other one in everything else. Lives on the call's
/// event loop.
public abstract class CallAround implements Call, CallListener {
    private final CallListener beyond;
    private @Nullable Call made;

    /// @param beyond who hears of this call
    protected CallAround(CallListener beyond) {
        this.beyond = beyond;
    }

    /// Goes around this call from now on.
    ///
    /// @param other made with this as its listener
    public final Call over(Call other) {
        made = other;
        return this;
    }

    private Call made() {
        if (made == null) {
            throw new IllegalStateException("there is no call yet");
        }
        return made;
    }

    @Override
    public void start() {
        made().start();
    }

    @Override
    public void body(HttpContent content) {
        made().body(content);
    }

    @Override
    public boolean writable() {
        return made().writable();
    }

    @Override
    public void reading(boolean on) {
        made().reading(on);
    }

    @Override
    public void cancel() {
        made().cancel();
    }

    @Override
    public void ready() {
        beyond.ready();
    }

    @Override
    public void interim(HttpResponse response) {
        beyond.interim(response);
    }

    @Override
    public void head(HttpResponse response) {
        beyond.head(response);
    }

    @Override
    public void content(HttpContent content) {
        beyond.content(content);
    }

    @Override
    public void readComplete() {
        beyond.readComplete();
    }

    @Override
    public void upgraded(HttpResponse response, Channel upstream) {
        beyond.upgraded(response, upstream);
    }

    @Override
    public void throttled(int seconds) {
        beyond.throttled(seconds);
    }

    @Override
    public void failed(Failure failure) {
        beyond.failed(failure);
    }
}
