package io.banyan.edge;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.ReferenceCountUtil;
import java.util.concurrent.TimeUnit;

/// Ends a connection so that the client can read its last answer: says that nothing more comes, throws away what the
/// client still sends, at most two seconds and 1 MB of it, then closes. Closing at once with unread bytes would be a
/// reset, and the answer lost (RFC 9112 §9.6).
final class LingeringClose extends ChannelInboundHandlerAdapter {
    private static final long MOST_BYTES = 1024 * 1024;
    private long bytes;

    static void on(Channel channel) {
        if (!channel.isActive() || !(channel instanceof DuplexChannel duplex)) {
            channel.close();
            return;
        }
        SslHandler tls = channel.pipeline().get(SslHandler.class);
        if (tls == null) {
            shutDown(duplex);
        } else {
            tls.closeOutbound().addListener(told -> shutDown(duplex));
        }
    }

    private static void shutDown(DuplexChannel channel) {
        channel.shutdownOutput().addListener(shut -> {
            if (channel.isActive()) {
                channel.pipeline().addFirst("linger", new LingeringClose());
                channel.config().setAutoRead(true);
                channel.read();
                channel.eventLoop().schedule(() -> channel.close(), 2, TimeUnit.SECONDS);
            }
        });
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (message instanceof io.netty.buffer.ByteBuf buffer) {
            bytes += buffer.readableBytes();
        }
        ReferenceCountUtil.release(message);
        if (bytes > MOST_BYTES) {
            ctx.close();
        }
    }
}
