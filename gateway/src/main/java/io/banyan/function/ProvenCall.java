package io.banyan.function;

import io.banyan.exchange.Failure;
import io.banyan.upstream.Call;
import io.banyan.upstream.CallListener;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpResponse;
import org.jspecify.annotations.Nullable;

/// A call whose answer may be its platform's refusal, which no client is to see: LEGACY answers then. Lives on one
/// event loop.
final class ProvenCall implements Call, CallListener {
    private final Proof proof;
    private final PlatformState state;
    private final CallListener listener;
    private @Nullable Call call;

    ProvenCall(Proof proof, PlatformState state, CallListener listener) {
        this.proof = proof;
        this.state = state;
        this.listener = listener;
    }

    /// @param made over HTTP, with this as its listener
    ProvenCall over(Call made) {
        call = made;
        return this;
    }

    private Call call() {
        if (call == null) {
            throw new IllegalStateException("there is no call over HTTP yet");
        }
        return call;
    }

    @Override
    public void start() {
        call().start();
    }

    @Override
    public void body(HttpContent content) {
        call().body(content);
    }

    @Override
    public boolean writable() {
        return call().writable();
    }

    @Override
    public void reading(boolean on) {
        call().reading(on);
    }

    @Override
    public void cancel() {
        call().cancel();
    }

    @Override
    public void ready() {
        listener.ready();
    }

    @Override
    public void interim(HttpResponse response) {
        listener.interim(response);
    }

    @Override
    public void head(HttpResponse response) {
        String refused = proof.refused(response);
        if (refused == null) {
            state.works();
            listener.head(response);
        } else {
            call().cancel();
            state.failed(refused);
            listener.failed(Failure.CREDENTIALS);
        }
    }

    @Override
    public void content(HttpContent content) {
        listener.content(content);
    }

    @Override
    public void readComplete() {
        listener.readComplete();
    }

    @Override
    public void upgraded(HttpResponse response, Channel upstream) {
        listener.upgraded(response, upstream);
    }

    @Override
    public void failed(Failure failure) {
        listener.failed(failure);
    }
}
