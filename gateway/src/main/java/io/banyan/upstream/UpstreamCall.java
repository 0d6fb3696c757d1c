package io.banyan.upstream;

import io.banyan.exchange.Failure;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.PrematureChannelClosureException;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.AsciiString;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.ScheduledFuture;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One request to one upstream and its answer, on one event loop. Takes a pooled connection or opens one, repeats a
/// `retriable` request once when a pooled connection turns out dead before its first byte, and tells the listener
/// what comes back, in order, ending with a last content, an upgrade or a failure, and nothing after that.
public final class UpstreamCall {
    private static final long FRESH_ENOUGH_TO_WRITE = TimeUnit.SECONDS.toNanos(1);
    private static final int MOST_INTERIM = 32;
    private static final AsciiString KEEP_ALIVE = AsciiString.cached("keep-alive");

    private final ConnectionPool pool;
    private final HttpRequest request;
    private final String serverName;
    private final boolean retriable;
    private final UpstreamListener listener;

    private @Nullable UpstreamConnection connection;
    private @Nullable ScheduledFuture<?> headTimer;
    private boolean reused;
    private boolean requestComplete;
    private boolean keepAlive;
    private boolean headReceived;
    private boolean interim;
    private int interims;
    private boolean done;

    /// @param request complete head; its body, if any, follows by [#body]
    public UpstreamCall(
            Upstream upstream, EventLoop loop, HttpRequest request, UpstreamListener listener, Manner manner) {
        this.pool = upstream.pool(loop);
        this.request = request;
        this.listener = listener;
        this.serverName = manner.serverName();
        this.retriable = manner.retriable();
        this.requestComplete = !manner.bodyFollows();
    }

    /// How a request is sent.
    ///
    /// @param serverName the name asked for by SNI where the upstream is https
    /// @param retriable a read without a body: it may be sent again, and may use any idle connection
    /// @param bodyFollows false = the request ends with its head
    public record Manner(String serverName, boolean retriable, boolean bodyFollows) {}

    public void start() {
        pool.retries.request();
        UpstreamConnection idle =
                pool.take(serverName, retriable ? pool.maxIdle() : Math.min(pool.maxIdle(), FRESH_ENOUGH_TO_WRITE));
        if (idle == null) {
            connect();
        } else {
            reused = true;
            send(idle);
        }
    }

    private void connect() {
        reused = false;
        pool.upstream.dialer().dial(pool, serverName, (opened, cause) -> {
            if (opened == null) {
                fail(Failure.CONNECT);
            } else if (done) {
                opened.channel().close();
            } else {
                send(opened);
            }
        });
    }

    private void send(UpstreamConnection leased) {
        connection = leased;
        leased.lease(this);
        leased.decoder.expect(HttpMethod.HEAD.equals(request.method()));
        Channel channel = leased.channel();
        channel.write(request);
        if (requestComplete) {
            channel.writeAndFlush(LastHttpContent.EMPTY_LAST_CONTENT);
            startHeadTimer();
        } else {
            channel.flush();
        }
        listener.sent();
    }

    private void startHeadTimer() {
        var timeout = pool.upstream.spec().timeout();
        if (timeout != null && headTimer == null && !headReceived) {
            headTimer = pool.loop.schedule(() -> fail(Failure.TIMEOUT), timeout.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /// Sends a piece of the body; takes over its reference. After the end of the call pieces are dropped.
    public void body(HttpContent content) {
        if (done || connection == null) {
            ReferenceCountUtil.release(content);
            return;
        }
        if (content instanceof LastHttpContent) {
            requestComplete = true;
            startHeadTimer();
        }
        Channel channel = connection.channel();
        channel.writeAndFlush(content).addListener(written -> failedToWrite(channel, written.cause()));
    }

    /// A socket that takes no more may still hold an answer, such as the 413 of a server that does not read on: its
    /// end is told by reading.
    private static void failedToWrite(Channel channel, @Nullable Throwable cause) {
        if (cause != null && !(cause instanceof IOException)) {
            channel.close();
        }
    }

    /// True when more of the body may be sent now; otherwise [UpstreamListener#uploadable] tells when.
    public boolean writable() {
        return connection != null && connection.channel().isWritable();
    }

    /// Whether the whole request has been handed to the connection.
    public boolean requestComplete() {
        return requestComplete;
    }

    /// Stops or goes on reading from the upstream: back-pressure of a slow client.
    public void reading(boolean on) {
        if (connection != null && !done) {
            connection.channel().config().setAutoRead(on);
        }
    }

    /// Gives the call up: the upstream sees a reset where it has only a part of the request. The listener hears nothing
    /// more.
    public void cancel() {
        if (!done) {
            end();
            giveUp();
        }
    }

    private void giveUp() {
        if (connection != null) {
            connection.unlease();
            if (requestComplete) {
                connection.leave();
            } else {
                connection.reset();
            }
        }
    }

    void received(Object message) {
        if (done || !(message instanceof HttpObject object)) {
            ReferenceCountUtil.release(message);
            return;
        }
        if (object.decoderResult().isFailure()) {
            ReferenceCountUtil.release(message);
            boolean cut = object.decoderResult().cause() instanceof PrematureChannelClosureException;
            fail(cut ? Failure.RESET : Failure.MALFORMED);
            return;
        }
        if (object instanceof HttpResponse response) {
            head(response);
        }
        if (object instanceof HttpContent content) {
            content(content);
        }
    }

    private void head(HttpResponse response) {
        int status = response.status().code();
        interim = status / 100 == 1 && status != 101;
        if (interim) {
            if (++interims > MOST_INTERIM) {
                fail(Failure.MALFORMED);
            } else {
                listener.interim(response);
            }
            return;
        }
        headReceived = true;
        stopHeadTimer();
        if (status == 101) {
            upgrade(response);
            return;
        }
        if (!AnswerCheck.isClear(response)) {
            fail(Failure.MALFORMED);
            return;
        }
        keepAlive = HttpUtil.isKeepAlive(response);
        if (connection != null) {
            connection.keepFor(response.headers().get(KEEP_ALIVE), pool.maxIdle());
        }
        listener.head(response);
    }

    private void upgrade(HttpResponse response) {
        if (connection == null || !requestComplete || !request.headers().contains("Upgrade")) {
            fail(Failure.MALFORMED);
            return;
        }
        UpstreamConnection leased = connection;
        end();
        leased.unlease();
        listener.upgraded(response, leased.channel());
    }

    private void content(HttpContent content) {
        boolean last = content instanceof LastHttpContent;
        if (interim || done) {
            interim = interim && !last;
            content.release();
            return;
        }
        if (last) {
            UpstreamConnection leased = connection;
            end();
            if (leased != null) {
                giveBack(leased);
            }
        }
        listener.content(content);
    }

    private void giveBack(UpstreamConnection leased) {
        if (keepAlive && requestComplete) {
            pool.loop.execute(() -> pool.release(leased));
            leased.unlease();
        } else if (requestComplete) {
            leased.unlease();
            leased.channel().close();
        } else {
            leased.unlease();
            leased.reset();
        }
    }

    void readComplete() {
        listener.readComplete();
    }

    void writabilityChanged() {
        if (writable() && !done) {
            listener.uploadable();
        }
    }

    void disconnected() {
        if (done) {
            return;
        }
        if (connection != null && reused && retriable && !headReceived && interims == 0 && pool.retries.spend()) {
            connection.unlease();
            connect();
        } else {
            fail(Failure.RESET);
        }
    }

    private void fail(Failure failure) {
        if (done) {
            return;
        }
        end();
        giveUp();
        listener.failed(failure);
    }

    private void end() {
        done = true;
        stopHeadTimer();
    }

    private void stopHeadTimer() {
        if (headTimer != null) {
            headTimer.cancel(false);
            headTimer = null;
        }
    }
}
