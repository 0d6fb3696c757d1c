package io.banyan.edge;

import io.banyan.exchange.Failure;
import io.banyan.upstream.Call;
import io.banyan.upstream.CallListener;
import io.banyan.upstream.Client;
import io.banyan.upstream.UpstreamRequest;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpResponse;
import java.util.ArrayDeque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A read through a route's filters: they change the head, then the call behind them is made, then they change the
/// answer's head; what comes behind that head waits for them. Filters that fail fail the call with `LANE`.
final class LaneCall implements Call, CallListener {
    private static final Logger LOG = LoggerFactory.getLogger(LaneCall.class);
    private final LaneUpstream lane;
    private final Client client;
    private final UpstreamRequest request;
    private final CallListener listener;
    private final CompletableFuture<HttpResponse> upstreamHead = new CompletableFuture<>();
    private final ArrayDeque<HttpContent> held = new ArrayDeque<>();
    private @Nullable Call call;
    private boolean answered;
    private boolean done;

    LaneCall(LaneUpstream lane, Client client, UpstreamRequest request, CallListener listener) {
        this.lane = lane;
        this.client = client;
        this.request = request;
        this.listener = listener;
    }

    @Override
    public void start() {
        lane.lane().send(request, this::callBehind).whenComplete((filtered, cause) -> client.loop()
                .execute(() -> filtersEnded(filtered, cause)));
    }

    private CompletionStage<HttpResponse> callBehind(UpstreamRequest filtered) {
        if (!done) {
            filtered.from(request.clientAddress());
            Call behind = lane.behind().call(client, filtered, this);
            call = behind;
            behind.start();
        }
        return upstreamHead;
    }

    private void filtersEnded(@Nullable HttpResponse filtered, @Nullable Throwable cause) {
        if (done || answered) {
            return;
        }
        if (filtered == null) {
            LOG.debug("the filters of a route failed", cause);
            fail(Failure.LANE);
            return;
        }
        answered = true;
        listener.head(filtered);
        while (!held.isEmpty() && !done) {
            listener.content(held.poll());
        }
        listener.readComplete();
        reading(true);
    }

    @Override
    public void body(HttpContent content) {
        content.release(); // a read has none
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
        if (!done) {
            done = true;
            held.forEach(HttpContent::release);
            held.clear();
            upstreamHead.cancel(false);
            if (call != null) {
                call.cancel();
            }
        }
    }

    private void fail(Failure failure) {
        if (!done) {
            cancel();
            listener.failed(failure);
        }
    }

    @Override
    public void ready() {
        listener.ready();
    }

    @Override
    public void interim(HttpResponse response) {
        if (!lane.lane().changesAnswers()) {
            listener.interim(response);
        }
    }

    @Override
    public void head(HttpResponse response) {
        reading(false);
        upstreamHead.complete(response);
    }

    @Override
    public void content(HttpContent content) {
        if (answered) {
            listener.content(content);
        } else {
            held.add(content);
        }
    }

    @Override
    public void readComplete() {
        if (answered) {
            listener.readComplete();
        }
    }

    /// No read asks for it; a filter may.
    @Override
    public void upgraded(HttpResponse response, Channel upstream) {
        upstream.close();
        fail(Failure.MALFORMED);
    }

    @Override
    public void throttled(int seconds) {
        listener.throttled(seconds);
    }

    @Override
    public void failed(Failure failure) {
        fail(failure);
    }
}
