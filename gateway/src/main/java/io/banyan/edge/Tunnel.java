package io.banyan.edge;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;
import java.util.List;

/// One direction of the bytes that follow a 101: passed on as they are, with back-pressure, until either end closes.
final class Tunnel extends ChannelInboundHandlerAdapter {
    private final Channel peer;

    private Tunnel(Channel peer) {
        this.peer = peer;
    }

    /// Takes the HTTP codecs out of both connections, the decoders last: bytes they had already read come out then.
    static void join(Channel client, Channel upstream) {
        client.pipeline().addLast("tunnel", new Tunnel(upstream));
        upstream.pipeline().addLast("tunnel", new Tunnel(client));
        for (String handler : List.of("client", "flow", "encoder")) {
            client.pipeline().remove(handler);
        }
        if (client.pipeline().get(EmptyBody.class) != null) {
            client.pipeline().remove(EmptyBody.class);
        }
        for (String handler : List.of("connection", "encoder")) {
            upstream.pipeline().remove(handler);
        }
        upstream.pipeline().remove("decoder");
        client.pipeline().remove("decoder");
        client.config().setAutoRead(true);
        upstream.config().setAutoRead(true);
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (message instanceof ByteBuf) {
            peer.write(message);
        } else {
            ReferenceCountUtil.release(message);
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        peer.flush();
        if (!peer.isWritable()) {
            ctx.channel().config().setAutoRead(false);
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ctx) {
        if (ctx.channel().isWritable()) {
            peer.config().setAutoRead(true);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        if (peer.isActive()) {
            peer.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        ctx.close();
    }
}
