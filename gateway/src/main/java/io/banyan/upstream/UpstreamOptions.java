package io.banyan.upstream;

import io.netty.handler.ssl.SslContext;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How connections to one upstream are made and kept.
///
/// @param connectTimeout to a usable connection, TLS handshake included: 500 ms for MODERN, 10 s for LEGACY by default
/// @param maxIdle a pooled connection is closed after this; default 4 s, below what usual servers keep
/// @param maxAge connections live at most this long, so that new addresses are found; default 5 min
/// @param tls for https targets; null = none made yet, https then fails to connect
/// @param lenient true = bare LF line ends and odd header bytes in answers are taken
/// @param reuse how freely connections are shared between clients
public record UpstreamOptions(
        Duration connectTimeout,
        Duration maxIdle,
        Duration maxAge,
        @Nullable SslContext tls,
        boolean lenient,
        Reuse reuse) {
    public static UpstreamOptions modern(@Nullable SslContext tls, Reuse reuse) {
        return new UpstreamOptions(
                Duration.ofMillis(500), Duration.ofSeconds(4), Duration.ofMinutes(5), tls, false, reuse);
    }

    public static UpstreamOptions legacy(@Nullable SslContext tls, boolean lenient, Reuse reuse) {
        return new UpstreamOptions(
                Duration.ofSeconds(10), Duration.ofSeconds(4), Duration.ofMinutes(5), tls, lenient, reuse);
    }
}
