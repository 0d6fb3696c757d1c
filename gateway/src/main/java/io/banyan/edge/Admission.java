package io.banyan.edge;

import io.banyan.process.Shortage;
import io.banyan.upstream.Unexpected;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ServerChannelRecvByteBufAllocator;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Takes new clients as long as this process has room for them, and leaves others to wait in the listener's queue: a
/// client that waits is better off than one whose answer breaks for want of a descriptor. On the listener's event loop.
final class Admission extends ChannelInboundHandlerAdapter {
    /// With fewer than so many places clients are taken one by one, since a whole turn's would be too many.
    private static final int FEW = 1_000;

    private static final int TURN = 16;
    private final ServerChannelRecvByteBufAllocator turns = new ServerChannelRecvByteBufAllocator();
    private volatile int most = Integer.MAX_VALUE;
    private int open;
    private @Nullable ChannelHandlerContext ctx;

    ServerChannelRecvByteBufAllocator turns() {
        return turns;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        this.ctx = ctx;
    }

    /// Open so many at a time from now on; any thread says it.
    void most(int connections) {
        most = connections;
        turns.maxMessagesPerRead(connections < FEW ? 1 : TURN);
        ChannelHandlerContext listener = ctx;
        if (listener != null && !listener.executor().isShuttingDown()) {
            listener.executor().execute(this::goOn);
        }
    }

    /// Whether a client may be waiting. For any thread; may be late by a moment.
    boolean isFull() {
        ChannelHandlerContext listener = ctx;
        return listener != null && !listener.channel().config().isAutoRead();
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object client) {
        open++;
        ((Channel) client).closeFuture().addListener(closed -> ctx.executor().execute(this::left));
        ctx.fireChannelRead(client);
        if (open >= most) {
            ctx.channel().config().setAutoRead(false);
            Shortage.FILES.met();
        }
    }

    private void left() {
        open--;
        goOn();
    }

    private void goOn() {
        if (ctx != null && open < most && ctx.channel().isActive()) {
            ctx.channel().config().setAutoRead(true);
        }
    }

    /// A client could not be taken. A second later the next one is tried; without the pause this loop would do
    /// nothing else.
    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        if (!Shortage.is(cause)) {
            Unexpected.log("the taking of a client", cause);
        }
        ctx.channel().config().setAutoRead(false);
        ctx.executor().schedule(this::goOn, 1, TimeUnit.SECONDS);
    }
}
