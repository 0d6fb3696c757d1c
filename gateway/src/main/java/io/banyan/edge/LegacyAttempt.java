package io.banyan.edge;

import io.banyan.exchange.ExchangeListener;
import io.banyan.exchange.Failure;
import io.banyan.route.Side;
import io.banyan.upstream.Upstream;
import io.banyan.upstream.UpstreamCall;
import io.banyan.upstream.UpstreamListener;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import org.jspecify.annotations.Nullable;

/// Has LEGACY answer: the request as it came, the answer as it comes.
final class LegacyAttempt implements Attempt, UpstreamListener {
    private final UpstreamCall call;
    private final Sink sink;
    private final ExchangeListener meters;
    private final @Nullable String group;
    private final long started = System.nanoTime();

    LegacyAttempt(Upstream legacy, EventLoop loop, RequestHeads heads, Sink sink, Told told) {
        HttpRequest head = heads.to(legacy, Side.LEGACY, true);
        this.sink = sink;
        this.meters = told.meters();
        this.group = told.group();
        this.call = new UpstreamCall(
                legacy,
                loop,
                head,
                this,
                new UpstreamCall.Manner(heads.serverName(legacy), told.repeatable(), told.bodyFollows()));
    }

    /// What is known of the exchange.
    ///
    /// @param repeatable true = it may be sent again when a kept connection turns out closed
    record Told(ExchangeListener meters, @Nullable String group, boolean repeatable, boolean bodyFollows) {}

    @Override
    public void start() {
        call.start();
    }

    @Override
    public void body(HttpContent content) {
        call.body(content);
    }

    @Override
    public boolean writable() {
        return call.writable();
    }

    @Override
    public void reading(boolean on) {
        call.reading(on);
    }

    @Override
    public void cancel() {
        call.cancel();
    }

    @Override
    public void sent() {
        sink.sent();
    }

    @Override
    public void uploadable() {
        sink.writable();
    }

    @Override
    public void interim(HttpResponse response) {
        sink.interim(response);
    }

    @Override
    public void head(HttpResponse response) {
        meters.head(group, Side.LEGACY, System.nanoTime() - started);
        sink.answered(ResponseHeads.fromLegacy(response));
    }

    @Override
    public void content(HttpContent content) {
        sink.content(content);
    }

    @Override
    public void readComplete() {
        sink.flush();
    }

    @Override
    public void upgraded(HttpResponse response, Channel upstream) {
        sink.upgraded(response, upstream);
    }

    @Override
    public void failed(Failure failure) {
        sink.broke(failure);
    }
}
