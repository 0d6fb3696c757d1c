package io.banyan.upstream;

import io.netty.channel.Channel;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.NetUtil;
import java.util.List;
import java.util.function.Consumer;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/// TLS on one new connection to an upstream: which name is asked for by SNI and the certificate checked against, and
/// how it came out. Nothing where the upstream speaks plain HTTP.
final class Handshake {
    private Handshake() {}

    /// Puts TLS first into a new channel.
    ///
    /// @param serverName asked for by SNI where it can be, and whose certificate it must be
    /// @param mostMillis how long the handshake may take
    static void add(Channel channel, HttpUpstream upstream, String serverName, long mostMillis) {
        UpstreamSpec spec = upstream.spec();
        if (!spec.secure()) {
            return;
        }
        SslContext tls = upstream.options().tls();
        if (tls == null) {
            throw new IllegalStateException("no TLS context for " + spec.url());
        }
        SslHandler handler = tls.newHandler(channel.alloc(), serverName, spec.port());
        askFor(serverName, handler.engine());
        handler.setHandshakeTimeoutMillis(mostMillis);
        channel.pipeline().addLast("tls", handler);
    }

    /// Tells once what became of it: null = well, or there is none. A connection whose handshake failed is closed.
    static void await(Channel connected, Consumer<@Nullable Throwable> done) {
        SslHandler tls = connected.pipeline().get(SslHandler.class);
        if (tls == null) {
            done.accept(null);
            return;
        }
        tls.handshakeFuture().addListener(shaken -> {
            if (!shaken.isSuccess()) {
                connected.close();
            }
            done.accept(shaken.cause());
        });
    }

    /// Java asks by SNI for names with a dot only; a service of the same cluster has none. What cannot be asked for
    /// (an address, a name with `_` or a dot at its end: a client may send any) is not.
    static void askFor(String serverName, SSLEngine engine) {
        if (NetUtil.isValidIpV4Address(serverName) || NetUtil.isValidIpV6Address(serverName)) {
            return;
        }
        try {
            SSLParameters parameters = engine.getSSLParameters();
            parameters.setServerNames(List.of(new SNIHostName(serverName)));
            engine.setSSLParameters(parameters);
        } catch (IllegalArgumentException noName) {
            // the handshake goes on without a name, and the certificate decides
        }
    }
}
