package io.banyan.upstream;

import io.banyan.exchange.Failure;
import io.banyan.upstream.UpstreamSpec.HostSent;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A call through a pass to an upstream that does what the test says, and what its listener hears.
public final class GuardedCall implements Upstream, Call {
    final Pass pass;
    final CallEar ear = new CallEar();
    boolean cancelled;
    private final EmbeddedChannel client = new EmbeddedChannel();

    public GuardedCall(Pass pass) {
        this(pass, new UpstreamRequest(HttpMethod.GET, "/a", true, false));
    }

    GuardedCall(Pass pass, UpstreamRequest request) {
        client.freezeTime();
        this.pass = pass;
        pass.through(this, new Client(client.eventLoop()), request, ear).start();
    }

    static HttpResponse head(int status) {
        return new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(status));
    }

    void answers(int status) {
        pass.head(head(status));
        pass.content(LastHttpContent.EMPTY_LAST_CONTENT);
    }

    public void fails(Failure failure) {
        pass.failed(failure);
    }

    List<String> heard() {
        client.runPendingTasks();
        return ear.heard;
    }

    void timePasses(long millis) {
        for (long left = millis; left > 0; left -= 100) {
            client.advanceTimeBy(Math.min(left, 100), TimeUnit.MILLISECONDS);
            client.runScheduledPendingTasks();
        }
    }

    @Override
    public Call call(Client client, UpstreamRequest request, CallListener listener) {
        return this;
    }

    @Override
    public UpstreamSpec spec() {
        return new UpstreamSpec(
                UpstreamUrl.of("http://view:8080"),
                HostSent.CLIENT,
                Duration.ofSeconds(1),
                Duration.ofSeconds(30),
                10,
                null,
                null,
                null);
    }

    @Override
    public int openConnections() {
        return 0;
    }

    @Override
    public int idleConnections() {
        return 0;
    }

    @Override
    public void retire() {}

    @Override
    public void start() {}

    @Override
    public void body(HttpContent content) {
        content.release();
    }

    @Override
    public boolean writable() {
        return true;
    }

    @Override
    public void reading(boolean on) {}

    @Override
    public void cancel() {
        cancelled = true;
    }
}
