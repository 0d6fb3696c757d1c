package io.banyan.tls;

import io.banyan.options.StartRefused;
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
import org.jspecify.annotations.Nullable;

/// TLS of the traffic port: 1.3 and 1.2 with the suites that HTTP/2 allows; ALPN names `h2`, then `http/1.1`.
final class TrafficTls {
    private TrafficTls() {}

    static @Nullable RenewedKey key(@Nullable PemPair files) {
        try {
            return files == null ? null : RenewedKey.of(files);
        } catch (BadKey bad) {
            throw new StartRefused(String.valueOf(bad.getMessage()), bad);
        }
    }

    static @Nullable SslContext context(@Nullable RenewedKey key) {
        if (key == null) {
            return null;
        }
        try {
            return SslContextBuilder.forServer(key)
                    .sslProvider(SslProvider.JDK)
                    .protocols("TLSv1.3", "TLSv1.2")
                    .ciphers(Http2SecurityUtil.CIPHERS, SupportedCipherSuiteFilter.INSTANCE)
                    .applicationProtocolConfig(new ApplicationProtocolConfig(
                            Protocol.ALPN,
                            SelectorFailureBehavior.NO_ADVERTISE,
                            SelectedListenerFailureBehavior.ACCEPT,
                            ApplicationProtocolNames.HTTP_2,
                            ApplicationProtocolNames.HTTP_1_1))
                    .build();
        } catch (SSLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
