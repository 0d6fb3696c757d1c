package io.banyan.edge;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.util.ReferenceCountUtil;
import java.nio.channels.ClosedChannelException;
import java.util.ArrayDeque;
import java.util.Deque;

/// Stands before a socket that takes nothing for a while.
final class HeldSocket extends ChannelOutboundHandlerAdapter {
    private final Deque<Held> held = new ArrayDeque<>();
    boolean holds;

    private record Held(Object message, ChannelPromise promise) {}

    @Override
    public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
        if (holds) {
            held.add(new Held(message, promise));
        } else {
            ctx.write(message, promise);
        }
    }

    /// It takes what it was given.
    void takes() {
        for (Held one = held.poll(); one != null; one = held.poll()) {
            ReferenceCountUtil.release(one.message());
            one.promise().setSuccess();
        }
    }

    /// It is closed before it could.
    void fails() {
        for (Held one = held.poll(); one != null; one = held.poll()) {
            ReferenceCountUtil.release(one.message());
            one.promise().setFailure(new ClosedChannelException());
        }
    }
}
