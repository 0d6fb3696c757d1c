package io.banyan.tls;

import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import java.nio.file.Path;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/// TLS towards upstreams, made when the first https upstream is: reading the JVM's certificates takes a while.
public final class UpstreamTls {
    private final @Nullable Path authorities;
    private @Nullable SslContext made;

    /// @param authorities PEM file; null = those of the JVM
    public UpstreamTls(@Nullable Path authorities) {
        this.authorities = authorities;
    }

    /// The same one each time.
    ///
    /// @throws BadAuthorities where the file holds none
    public synchronized SslContext context() {
        if (made == null) {
            made = build();
        }
        return made;
    }

    private SslContext build() {
        try {
            SslContextBuilder builder = SslContextBuilder.forClient();
            if (authorities != null) {
                builder.trustManager(authorities.toFile());
            }
            return builder.build();
        } catch (SSLException | IllegalArgumentException failed) {
            throw new BadAuthorities(String.valueOf(authorities), failed);
        }
    }
}
