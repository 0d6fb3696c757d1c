package io.banyan.edge;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.handler.ssl.ApplicationProtocolNegotiationHandler;
import java.util.function.BiConsumer;

/// The time before a client's TLS handshake has said which protocol it speaks. The handshake has a limit of its own.
final class TlsStart extends ApplicationProtocolNegotiationHandler implements OpenConnection {
    private final BiConsumer<ChannelHandlerContext, Boolean> spoken;
    private @org.jspecify.annotations.Nullable ChannelHandlerContext ctx;

    /// @param spoken gets true for HTTP/2; HTTP/1.1 is spoken with whoever names none
    TlsStart(BiConsumer<ChannelHandlerContext, Boolean> spoken) {
        super(ApplicationProtocolNames.HTTP_1_1);
        this.spoken = spoken;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) throws Exception {
        this.ctx = ctx;
        super.handlerAdded(ctx);
    }

    /// Nobody else reads yet.
    @Override
    public void channelActive(ChannelHandlerContext ctx) throws Exception {
        super.channelActive(ctx);
        ctx.read();
    }

    @Override
    protected void configurePipeline(ChannelHandlerContext ctx, String protocol) {
        spoken.accept(ctx, protocol.equals(ApplicationProtocolNames.HTTP_2));
    }

    /// Failed handshakes are many on the internet, and nobody's here.
    @Override
    protected void handshakeFailure(ChannelHandlerContext ctx, Throwable cause) {
        ctx.close();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        ctx.close();
    }

    @Override
    public void check(long now) {}

    @Override
    public void spare(long now) {}

    @Override
    public void drain() {
        if (ctx != null) {
            ctx.close();
        }
    }
}
