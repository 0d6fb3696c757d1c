package io.banyan.edge;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/// Tells the client's clock what arrives, before anything decodes it.
final class ClientGauge extends ChannelInboundHandlerAdapter {
    private final ClientClock clock;

    ClientGauge(ClientClock clock) {
        this.clock = clock;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (message instanceof ByteBuf bytes) {
            clock.received(bytes.readableBytes(), System.nanoTime());
        }
        ctx.fireChannelRead(message);
    }
}
