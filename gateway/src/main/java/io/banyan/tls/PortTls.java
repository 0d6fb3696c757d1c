package io.banyan.tls;

import io.netty.handler.codec.http2.Http2SecurityUtil;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ApplicationProtocolConfig.Protocol;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectedListenerFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectorFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.netty.handler.ssl.SupportedCipherSuiteFilter;
import javax.net.ssl.SSLException;

/// TLS of our own ports: 1.3 and 1.2, by the JDK.
public final class PortTls {
    private PortTls() {}

    /// With the suites that HTTP/2 allows; ALPN names `h2`, then `http/1.1`.
    public static SslContext traffic(RenewedKey key) {
        return built(server(key)
                .ciphers(Http2SecurityUtil.CIPHERS, SupportedCipherSuiteFilter.INSTANCE)
                .applicationProtocolConfig(new ApplicationProtocolConfig(
                        Protocol.ALPN,
                        SelectorFailureBehavior.NO_ADVERTISE,
                        SelectedListenerFailureBehavior.ACCEPT,
                        ApplicationProtocolNames.HTTP_2,
                        ApplicationProtocolNames.HTTP_1_1)));
    }

    /// With the JDK's suites, for HTTP/1.1 alone.
    public static SslContext admin(RenewedKey key) {
        return built(server(key));
    }

    private static SslContextBuilder server(RenewedKey key) {
        return SslContextBuilder.forServer(key).sslProvider(SslProvider.JDK).protocols("TLSv1.3", "TLSv1.2");
    }

    private static SslContext built(SslContextBuilder builder) {
        try {
            return builder.build();
        } catch (SSLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
