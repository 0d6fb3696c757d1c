package io.banyan.upstream;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// One side of a group as written: where it is and how it is guarded. Equal specs of one group and side share
/// connections and guards across reloads; two groups never share.
///
/// @param url http or https, a host, no userinfo, path, query or fragment
/// @param host which Host header (and, with https, SNI) is sent
/// @param timeout to the response head; null = none (LEGACY's default: Banyan adds no limit the monolith did
///     not have)
/// @param bodyTimeout between two pieces of an answer's body, event streams excepted; null = none (LEGACY,
///     always)
/// @param maxConcurrent requests at once, at least 1
/// @param reuse how freely its connections are shared between clients; null = as the installation says
/// @param breaker null = none (LEGACY's default)
public record UpstreamSpec(
        URI url,
        HostSent host,
        @Nullable Duration timeout,
        @Nullable Duration bodyTimeout,
        int maxConcurrent,
        @Nullable Reuse reuse,
        @Nullable BreakerSpec breaker) {
    /// `CLIENT`: the Host that the client sent. `UPSTREAM`: the authority of `url`, as function URLs and many
    /// ingresses demand.
    public enum HostSent {
        CLIENT,
        UPSTREAM
    }

    public boolean secure() {
        return "https".equalsIgnoreCase(url.getScheme());
    }

    /// `host` or `host:port` as a Host header names this upstream; the scheme's own port is left out.
    public String authority() {
        int port = url.getPort();
        boolean usual = port < 0 || port == (secure() ? 443 : 80);
        return usual ? url.getHost() : url.getHost() + ":" + port;
    }

    public int port() {
        return url.getPort() >= 0 ? url.getPort() : secure() ? 443 : 80;
    }
}
