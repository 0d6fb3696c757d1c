package io.banyan.admin;

import io.banyan.tls.BadKey;
import io.banyan.tls.PemPair;
import io.banyan.tls.PlainOnTls;
import io.banyan.tls.PortTls;
import io.banyan.tls.RenewedKey;
import io.netty.handler.ssl.SslContext;
import java.util.List;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import reactor.netty.http.server.HttpServer;

/// Puts TLS on the admin port. Nothing where none is asked.
record AdminTls(AdminOptions options) implements WebServerFactoryCustomizer<NettyReactiveWebServerFactory> {
    @Override
    public void customize(NettyReactiveWebServerFactory factory) {
        PemPair tls = options.tls();
        if (tls != null) {
            SslContext context = PortTls.admin(key(tls));
            factory.addServerCustomizers(server -> secure(server, context));
        }
    }

    /// Reactor Netty has put its own handlers in when a channel is told of.
    private static HttpServer secure(HttpServer server, SslContext context) {
        return server.secure(spec -> spec.sslContext(context))
                .doOnChannelInit(
                        (observer, channel, remote) -> channel.pipeline().addFirst("plain", new PlainOnTls()));
    }

    private static RenewedKey key(PemPair files) {
        try {
            return RenewedKey.of(files);
        } catch (BadKey bad) {
            throw new AdminRefused(List.of(String.valueOf(bad.getMessage())), bad);
        }
    }
}
