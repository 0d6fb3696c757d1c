package io.banyan.admin;

import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import javax.net.ssl.SSLException;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import reactor.netty.http.server.HttpServer;

/// TLS on the admin port, 1.2 and up. Nothing where none is asked.
record AdminTls(AdminOptions options) implements WebServerFactoryCustomizer<NettyReactiveWebServerFactory> {
    @Override
    public void customize(NettyReactiveWebServerFactory factory) {
        AdminOptions.Tls tls = options.tls();
        if (tls != null) {
            SslContext context = context(RenewedKey.of(tls));
            factory.addServerCustomizers(server -> secure(server, context));
        }
    }

    private static HttpServer secure(HttpServer server, SslContext context) {
        return server.secure(spec -> spec.sslContext(context));
    }

    private static SslContext context(RenewedKey key) {
        try {
            return SslContextBuilder.forServer(key)
                    .protocols("TLSv1.3", "TLSv1.2")
                    .build();
        } catch (SSLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
