package io.banyan.upstream;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// One side of a group as written: where it is and how it is guarded. Equal specs of one group and side share
/// connections and guards across reloads; two groups never share.
///
/// @param host which Host header (and, with https, SNI) is sent
/// @param timeout to the response head; null = none (LEGACY's default: Banyan adds no limit the monolith did not have)
/// @param maxConcurrent requests at once, at least 1
/// @param breaker null = none (LEGACY's default)
public record UpstreamSpec(
        UpstreamUrl url,
        HostSent host,
        @Nullable Duration timeout,
        int maxConcurrent,
        @Nullable BreakerSpec breaker) {
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

    public int port() {
        return url.port();
    }
}
