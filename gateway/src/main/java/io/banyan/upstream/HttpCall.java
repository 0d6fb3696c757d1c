package io.banyan.upstream;

import io.banyan.exchange.Failure;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.handler.codec.PrematureChannelClosureException;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import org.jspecify.annotations.Nullable;

/// One request over HTTP/1.1 and its answer. Takes a pooled connection or opens one, and repeats a `repeatable`
/// request once when a pooled connection turns out dead before the first byte of its answer; never that of a client
/// that asks once.
final class HttpCall implements Call {
    private final ConnectionPool pool;
    private final Client client;
    private final UpstreamRequest request;
    private final CallListener listener;
    private final HttpAnswer answer = new HttpAnswer();
    private @Nullable UpstreamConnection connection;
    private boolean reused;
    private boolean requestComplete;
    private boolean done;

    HttpCall(ConnectionPool pool, Client client, UpstreamRequest request, CallListener listener) {
        this.pool = pool;
        this.client = client;
        this.request = request;
        this.listener = listener;
        this.requestComplete = !request.bodyFollows();
    }

    @Override
    public void start() {
        pool.retries.request();
        UpstreamConnection idle = pool.take(client, request);
        if (idle == null) {
            connect();
        } else {
            reused = true;
            send(idle);
        }
    }

    private LastHttpContent end() {
        return request.body().length == 0
                ? LastHttpContent.EMPTY_LAST_CONTENT
                : new DefaultLastHttpContent(Unpooled.wrappedBuffer(request.body()));
    }

    private void connect() {
        reused = false;
        pool.upstream.dialer().dial(pool, pool.upstream.serverName(request), this::connected);
    }

    private void connected(@Nullable UpstreamConnection opened, @Nullable Throwable cause) {
        try {
            if (opened == null) {
                fail(pool.upstream.connectFailed(cause));
            } else if (done) {
                opened.channel().close();
            } else {
                send(opened);
            }
        } catch (RuntimeException | Error unexpected) {
            broke(unexpected);
        }
    }

    private void send(UpstreamConnection leased) {
        connection = leased;
        leased.lease(this);
        leased.decoder.expect(HttpMethod.HEAD.equals(request.method()));
        Channel channel = leased.channel();
        channel.write(request);
        if (requestComplete) {
            channel.writeAndFlush(end());
        } else {
            channel.flush();
        }
        listener.ready();
    }

    @Override
    public void body(HttpContent content) {
        if (done || connection == null) {
            ReferenceCountUtil.release(content);
            return;
        }
        requestComplete |= content instanceof LastHttpContent;
        connection.write(content);
    }

    @Override
    public boolean writable() {
        return connection != null && connection.channel().isWritable();
    }

    @Override
    public void reading(boolean on) {
        if (connection != null && !done) {
            connection.channel().config().setAutoRead(on);
        }
    }

    @Override
    public void cancel() {
        if (!done) {
            done = true;
            if (connection != null) {
                connection.giveUp(requestComplete);
            }
        }
    }

    void received(Object message) {
        if (done || !(message instanceof HttpObject object)) {
            ReferenceCountUtil.release(message);
        } else if (object.decoderResult().isFailure()) {
            ReferenceCountUtil.release(message);
            boolean cut = object.decoderResult().cause() instanceof PrematureChannelClosureException;
            fail(cut ? Failure.RESET : Failure.MALFORMED);
        } else if (object instanceof HttpResponse response) {
            head(response);
        } else if (object instanceof HttpContent content) {
            content(content);
        }
    }

    private void head(HttpResponse response) {
        switch (answer.head(response, request, requestComplete)) {
            case INTERIM -> listener.interim(response);
            case UPGRADE -> upgrade(response);
            case FINAL -> {
                if (connection != null) {
                    connection.keepFor(HttpAnswer.keepAlive(response), pool.maxIdle());
                }
                listener.head(response);
            }
            case MALFORMED -> fail(Failure.MALFORMED);
        }
    }

    private void upgrade(HttpResponse response) {
        UpstreamConnection leased = connection;
        if (leased != null) {
            done = true;
            leased.unlease();
            listener.upgraded(response, leased.channel());
        }
    }

    private void content(HttpContent content) {
        if (!answer.takes(content)) {
            content.release();
            return;
        }
        if (content instanceof LastHttpContent && connection != null) {
            done = true;
            connection.giveBack(pool, client, requestComplete, answer.keepsConnection());
        }
        listener.content(content);
    }

    void readComplete() {
        listener.readComplete();
    }

    void writabilityChanged() {
        if (writable() && !done) {
            listener.ready();
        }
    }

    void disconnected() {
        if (done) {
            return;
        }
        boolean again = reused && request.repeatable() && client.asksAgain() && !answer.begun();
        if (connection != null && again && pool.retries.spend()) {
            connection.unlease();
            connect();
        } else {
            fail(Failure.RESET);
        }
    }

    private void fail(Failure failure) {
        if (!done) {
            cancel();
            listener.failed(failure);
        }
    }

    /// Banyan's own code failed on a step of this call, or for want of what its process ran short of.
    void broke(Throwable unexpected) {
        Unexpected.log("a call of " + pool.upstream.spec().url(), unexpected);
        cancel();
        listener.failed(Failure.UNEXPECTED);
    }
}
