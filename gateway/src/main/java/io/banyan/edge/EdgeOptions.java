package io.banyan.edge;

import io.netty.handler.ssl.SslContext;
import org.jspecify.annotations.Nullable;

/// How the traffic port is opened.
///
/// @param bind address to listen on
/// @param port 0 = any free one
/// @param replica the id in `X-Banyan-Hop` by which loops are found
/// @param tls the port then speaks TLS only, HTTP/2 or HTTP/1.1 as ALPN says; null = plain HTTP/1.1
public record EdgeOptions(
        String bind,
        int port,
        Limits limits,
        ProxyRules proxies,
        String replica,
        @Nullable SslContext tls) {
    /// The scheme that clients use here.
    String scheme() {
        return tls == null ? "http" : "https";
    }
}
