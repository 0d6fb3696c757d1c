package io.banyan.upstream;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// One side of a group as written: where it is and how it is guarded. Equal specs of one group and side share
/// connections and guards across reloads; two groups never share.
///
/// @param host which Host header is sent
/// @param timeout to the response head; null = none (LEGACY's default: Banyan adds no limit the monolith did
///     not have)
/// @param bodyTimeout between two pieces of an answer's body, event streams excepted; null = none (LEGACY,
///     always)
/// @param maxConcurrent requests at once, at least 1
/// @param reuse how freely its connections are shared between clients; null = as the installation says
/// @param breaker null = none (LEGACY's default)
/// @param tlsName with https, asked for by SNI and what the certificate must be of; null = the host of `url`
/// @param platform what it asks beyond plain HTTP; null = nothing
public record UpstreamSpec(
        UpstreamUrl url,
        HostSent host,
        @Nullable Duration timeout,
        @Nullable Duration bodyTimeout,
        int maxConcurrent,
        @Nullable Reuse reuse,
        @Nullable BreakerSpec breaker,
        @Nullable TlsName tlsName,
        @Nullable Platform platform) {
    /// Over plain HTTP.
    public UpstreamSpec(
            UpstreamUrl url,
            HostSent host,
            @Nullable Duration timeout,
            @Nullable Duration bodyTimeout,
            int maxConcurrent,
            @Nullable Reuse reuse,
            @Nullable BreakerSpec breaker,
            @Nullable TlsName tlsName) {
        this(url, host, timeout, bodyTimeout, maxConcurrent, reuse, breaker, tlsName, null);
    }

    /// `CLIENT`: the Host that the client sent. `UPSTREAM`: the authority of `url`, as function URLs and many
    /// ingresses demand.
    public enum HostSent {
        CLIENT,
        UPSTREAM
    }

    public boolean secure() {
        return url.secure();
    }

    /// `host` or `host:port` as a Host header names this upstream; the scheme's own port is left out.
    public String authority() {
        return url.authority();
    }

    /// As people know it: `lambda:events-page`, or `127.0.0.1:8082`.
    public String shown() {
        if (platform instanceof Platform.Lambda lambda) {
            return "lambda:" + lambda.function();
        }
        String host = url.host().indexOf(':') >= 0 ? "[" + url.host() + "]" : url.serverName();
        return host + ":" + url.port();
    }

    public int port() {
        return url.port();
    }
}
