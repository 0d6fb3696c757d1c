package io.banyan.upstream;

import io.banyan.tls.TlsFault;
import io.banyan.tls.UpstreamTls;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.NetUtil;
import java.util.List;
import java.util.function.Consumer;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/// TLS on one new connection to an upstream: which name is asked for by SNI and the certificate checked against, and
/// how it came out. Nothing where the upstream speaks plain HTTP.
///
/// With TLS 1.3 an upstream that misses a client certificate says so after the handshake: a connection works
/// only when its first bytes are there.
final class Handshake extends ChannelInboundHandlerAdapter {
    private final HttpUpstream upstream;
    private final UpstreamTls tls;
    private final String serverName;
    private boolean told;

    private Handshake(HttpUpstream upstream, UpstreamTls tls, String serverName) {
        this.upstream = upstream;
        this.tls = tls;
        this.serverName = serverName;
    }

    /// Puts TLS first into a new channel.
    ///
    /// @param serverName asked for by SNI where it can be, and whose certificate it must be
    /// @param mostMillis how long the handshake may take
    static void add(Channel channel, HttpUpstream upstream, String serverName, long mostMillis) {
        UpstreamSpec spec = upstream.spec();
        if (!spec.secure()) {
            return;
        }
        UpstreamTls tls = upstream.options().tls();
        if (tls == null) {
            throw new IllegalStateException("no TLS for " + spec.url());
        }
        SslHandler handler = tls.context().newHandler(channel.alloc(), serverName, spec.port());
        askFor(serverName, handler.engine());
        handler.setHandshakeTimeoutMillis(mostMillis);
        channel.pipeline().addLast("tls", handler).addLast("handshake", new Handshake(upstream, tls, serverName));
    }

    /// Tells once what became of it: null = well, or there is none. A connection whose handshake failed is closed.
    static void await(Channel connected, Consumer<@Nullable Throwable> done) {
        SslHandler tls = connected.pipeline().get(SslHandler.class);
        if (tls == null) {
            done.accept(null);
            return;
        }
        Handshake handshake = connected.pipeline().get(Handshake.class);
        tls.handshakeFuture().addListener(shaken -> {
            if (shaken.cause() != null) {
                handshake.failed(shaken.cause());
                connected.close();
            }
            done.accept(shaken.cause());
        });
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        upstream.tlsState().works();
        ctx.pipeline().remove(this);
        ctx.fireChannelRead(message);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        if (cause instanceof SSLException || cause.getCause() instanceof SSLException) {
            failed(cause);
        }
        ctx.fireExceptionCaught(cause);
    }

    private void failed(Throwable cause) {
        if (!told) {
            told = true;
            upstream.tlsState().failed(serverName, TlsFault.of(cause, tls.ownCertificate()));
        }
    }

    /// Java asks by SNI for names with a dot only; a service of the same cluster has none. What cannot be asked
    /// for (an address, or what else a client may send as Host) is not, nor is a name with `_`, which a server
    /// on Java would refuse: the certificate decides.
    static void askFor(String serverName, SSLEngine engine) {
        boolean address = NetUtil.isValidIpV4Address(serverName) || NetUtil.isValidIpV6Address(serverName);
        if (address || serverName.indexOf('_') >= 0 || TlsName.of(serverName).isEmpty()) {
            return;
        }
        SSLParameters parameters = engine.getSSLParameters();
        parameters.setServerNames(List.of(new SNIHostName(serverName)));
        engine.setSSLParameters(parameters);
    }
}
