package io.banyan.edge;

import io.banyan.split.ClientAddress;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.haproxy.HAProxyMessage;
import io.netty.handler.codec.haproxy.HAProxyMessageDecoder;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The time before a trusted proxy has said, by a PROXY header, whose connection it relays. Until then nothing is
/// decoded, no TLS either; a connection that does not begin with a whole header in time is closed without an answer.
final class ProxyStart extends ChannelInboundHandlerAdapter implements OpenConnection {
    /// Bytes of what a header of version 2 may say beside addresses. Certificates of clients would be the longest.
    private static final int MOST_BESIDE = 4_096;

    private final ClientAddress proxy;
    private final Duration limit;
    private final ProxyFaults faults;
    private final Consumer<Channel> rest;
    private final ProxySignature signature = new ProxySignature();
    private @Nullable ChannelHandlerContext ctx;
    private @Nullable Future<?> late;
    private boolean over;

    /// @param proxy at the other end
    /// @param limit for the whole header, from the connection's begin
    /// @param rest adds the handlers of whatever follows the header
    ProxyStart(ClientAddress proxy, Duration limit, ProxyFaults faults, Consumer<Channel> rest) {
        this.proxy = proxy;
        this.limit = limit;
        this.faults = faults;
        this.rest = rest;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        this.ctx = ctx;
        late = ctx.executor().schedule(() -> fails(ProxyFault.LATE), limit.toNanos(), TimeUnit.NANOSECONDS);
        ctx.pipeline().addBefore(ctx.name(), "proxy-header", new HAProxyMessageDecoder(MOST_BESIDE) {
            @Override
            public void channelRead(ChannelHandlerContext decoder, Object message) throws Exception {
                if (message instanceof ByteBuf bytes) {
                    signature.look(bytes);
                }
                super.channelRead(decoder, message);
            }
        });
    }

    /// Nobody else reads yet.
    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        ctx.read();
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (message instanceof HAProxyMessage header) {
            begins(ctx, header);
        } else {
            ctx.fireChannelRead(message);
        }
    }

    /// What came behind the header follows as soon as this handler and the decoder are gone.
    private void begins(ChannelHandlerContext ctx, HAProxyMessage header) {
        Relayed relayed = Relayed.by(header, proxy);
        boolean other = Relayed.isOfAnotherFamily(header);
        header.release();
        if (relayed == null) {
            fails(ProxyFault.MALFORMED);
            return;
        }
        if (other) {
            faults.found(ProxyFault.OTHER_FAMILY, proxy);
        }
        ends();
        relayed.keepFor(ctx.channel());
        rest.accept(ctx.channel());
        ctx.fireChannelActive();
        ctx.pipeline().remove(this);
    }

    /// The decoder gave up.
    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        fails(signature.found() == ProxySignature.Found.YES ? ProxyFault.MALFORMED : ProxyFault.MISSING);
    }

    /// Connections without a byte are a usual way to see whether a port is open.
    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        switch (signature.found()) {
            case NOTHING -> ends();
            case A_PART, YES -> fails(ProxyFault.CUT_OFF);
            case NO -> fails(ProxyFault.MISSING);
        }
        ctx.fireChannelInactive();
    }

    private void fails(ProxyFault fault) {
        if (!over) {
            ends();
            faults.found(fault, proxy);
            drain();
        }
    }

    private void ends() {
        over = true;
        if (late != null) {
            late.cancel(false);
        }
    }

    /// The header has a limit of its own.
    @Override
    public void check(long now) {}

    /// Its place is free soon anyway.
    @Override
    public void spare(long now) {}

    @Override
    public void drain() {
        if (ctx != null) {
            ctx.close();
        }
    }
}
