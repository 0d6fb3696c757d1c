package io.banyan.options;

import io.banyan.edge.Limits;
import io.banyan.tls.PemPair;
import io.banyan.upstream.Reuse;
import io.banyan.upstream.TrustedProxies;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The options that a gateway was started with, checked. Each one is documented in `ServeOptions`.
///
/// @param legacy the monolith: scheme and authority only
/// @param previewTokens null = no preview
/// @param reuse how connections to upstreams are shared where a file does not say it
/// @param upstreamCa PEM certificates that https upstreams are checked against; null = those of the JVM
/// @param tls of the traffic port; null = without
/// @param accessLog a file, `-` for the standard output, null = none
public record BanyanProperties(
        URI legacy,
        Path routes,
        Path state,
        Ports ports,
        Live live,
        Access access,
        TrustedProxies trustedProxies,
        @Nullable Path previewTokens,
        boolean strict,
        @Nullable String accessLog,
        Drain drain,
        Limits limits,
        int legacyMaxConcurrent,
        boolean lenientLegacy,
        Reuse reuse,
        @Nullable Path upstreamCa,
        @Nullable PemPair tls) {
    /// Where the gateway listens; port 0 = any free one.
    ///
    /// @param health the port for probes and scrapers on `bind`, null = none
    public record Ports(
            String bind,
            int traffic,
            String adminBind,
            int admin,
            @Nullable Integer health) {}

    /// Where live state is kept.
    ///
    /// @param redis null = in the state folder
    /// @param filesVersion 0 = none
    public record Live(@Nullable String redis, long filesVersion, String installation) {}

    /// Who may use the admin port beside the admin token.
    ///
    /// @param tls null = without
    public record Access(
            @Nullable Path tokens,
            @Nullable URI issuer,
            @Nullable String audience,
            @Nullable PemPair tls) {}

    /// The order of a stop: `delay` with readiness down and traffic accepted, then at most `limit` for what runs.
    public record Drain(Duration delay, Duration limit) {}
}
