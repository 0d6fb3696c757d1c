package io.banyan.edge;

import io.banyan.split.ClientAddress;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/// Notices a PROXY header that comes from nobody trusted. It changes nothing: such a header is no HTTP and no TLS, and
/// is refused as whatever is neither.
final class StrayProxyHeader extends ChannelInboundHandlerAdapter {
    private final ProxyFaults faults;
    private final ClientAddress socket;
    private final ProxySignature signature = new ProxySignature();

    StrayProxyHeader(ProxyFaults faults, ClientAddress socket) {
        this.faults = faults;
        this.socket = socket;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (message instanceof ByteBuf bytes && signature.look(bytes) == ProxySignature.Found.YES) {
            faults.found(ProxyFault.NOT_TRUSTED, socket);
        }
        if (!signature.isOpen()) {
            ctx.pipeline().remove(this);
        }
        ctx.fireChannelRead(message);
    }
}
