package io.banyan.upstream;

import io.banyan.process.Shortage;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpContent;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One connection to an upstream, idle in its pool or leased to one call at a time.
final class UpstreamConnection extends ChannelInboundHandlerAdapter {
    final ResponseDecoder decoder;
    final String serverName;
    final long bornNanos;
    long idleSinceNanos;
    /// How long it may stay idle: less than the upstream keeps it.
    long maxIdleNanos;

    private @Nullable ConnectionPool pool;
    private @Nullable Client owner;
    private @Nullable HttpCall call;
    private @Nullable Channel channel;

    UpstreamConnection(ResponseDecoder decoder, String serverName, long nowNanos) {
        this.decoder = decoder;
        this.serverName = serverName;
        this.bornNanos = nowNanos;
    }

    Channel channel() {
        if (channel == null) {
            throw new IllegalStateException("not connected yet");
        }
        return channel;
    }

    void lease(HttpCall call) {
        this.call = call;
    }

    void unlease() {
        this.call = null;
    }

    /// Begins to wait for a call.
    ///
    /// @param of the client that it served last; null = that does not matter
    void idles(ConnectionPool in, @Nullable Client of, long nowNanos) {
        pool = in;
        owner = of;
        idleSinceNanos = nowNanos;
        if (of != null) {
            of.keeps(this);
        }
    }

    /// Waits no more.
    void idlesNoMore() {
        if (owner != null) {
            owner.loses(this);
        }
        owner = null;
        pool = null;
    }

    /// While it waits.
    void ownerLeft() {
        if (pool != null) {
            pool.drop(this);
        }
    }

    boolean usable(long nowNanos, long maxAge) {
        return !decoder.spent()
                && channel().isActive()
                && nowNanos - idleSinceNanos < maxIdleNanos
                && nowNanos - bornNanos < maxAge;
    }

    void write(HttpContent body) {
        channel().writeAndFlush(body).addListener(written -> failedToWrite(written.cause()));
    }

    /// A socket that takes no more may still hold an answer, such as the 413 of a server that does not read on: its
    /// end is told by reading.
    private void failedToWrite(@Nullable Throwable cause) {
        if (cause != null && !(cause instanceof IOException)) {
            channel().close();
        }
    }

    /// Nobody waits for an answer any more. A whole request is the upstream's all the same: closes when it is out. What
    /// is not complete is seen to be so by a reset.
    void giveUp(boolean requestComplete) {
        unlease();
        if (requestComplete) {
            channel().writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
        } else {
            Reset.on(channel());
        }
    }

    /// The whole answer has come.
    void giveBack(ConnectionPool pool, Client client, boolean requestComplete, boolean keep) {
        unlease();
        if (!requestComplete) {
            Reset.on(channel());
        } else if (keep) {
            pool.loop.execute(() -> pool.release(this, client));
        } else {
            channel().close();
        }
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        channel = ctx.channel();
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (call == null) {
            ReferenceCountUtil.release(message);
            ctx.close();
            return;
        }
        HttpCall current = call;
        try {
            current.received(message);
        } catch (RuntimeException | Error unexpected) {
            current.broke(unexpected);
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        if (call != null) {
            call.readComplete();
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (event == ResponseDecoder.Surplus.BYTES) {
            ctx.close();
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ctx) {
        if (call != null) {
            call.writabilityChanged();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        if (call != null) {
            call.disconnected();
        }
    }

    /// A reset, most often. Told before the connection ends: an answer without a length would look complete then.
    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        if (call != null && Shortage.is(cause)) {
            call.broke(cause);
        } else if (call != null) {
            call.disconnected();
        }
        ctx.close();
    }

    /// Reads `Keep-Alive: timeout=N` of an answer: the connection is given up half a second before the upstream does.
    void keepFor(@Nullable String keepAlive, long defaultNanos) {
        maxIdleNanos = defaultNanos;
        int at = keepAlive == null ? -1 : keepAlive.toLowerCase(Locale.ROOT).indexOf("timeout=");
        if (keepAlive == null || at < 0) {
            return;
        }
        long seconds = 0;
        for (int i = at + 8; i < keepAlive.length() && Character.isDigit(keepAlive.charAt(i)) && seconds < 1000; i++) {
            seconds = seconds * 10 + keepAlive.charAt(i) - '0';
        }
        long bound = TimeUnit.SECONDS.toNanos(seconds) - TimeUnit.MILLISECONDS.toNanos(500);
        maxIdleNanos = Math.max(0, Math.min(defaultNanos, bound));
    }
}
