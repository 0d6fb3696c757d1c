package io.banyan.options;

import io.banyan.edge.Limits;
import io.banyan.edge.ProxyRules;
import io.banyan.meters.LoggedQuery;
import io.banyan.tls.PemPair;
import io.banyan.upstream.Reuse;
import io.banyan.upstream.TlsName;
import io.banyan.upstream.UpstreamUrl;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The options that a gateway was started with, checked. Each one is documented in `ServeOptions`.
///
/// @param previewTokens null = no preview
/// @param reuse how connections to upstreams are shared where a file does not say it
/// @param tls of the traffic port; null = without
/// @param accessLog null = none
public record BanyanProperties(
        UpstreamUrl legacy,
        Path routes,
        Path state,
        Ports ports,
        Live live,
        Access access,
        ProxyRules proxies,
        @Nullable Path previewTokens,
        boolean strict,
        @Nullable AccessLogTo accessLog,
        Drain drain,
        Limits limits,
        int legacyMaxConcurrent,
        boolean lenientLegacy,
        Reuse reuse,
        ToUpstreams toUpstreams,
        @Nullable PemPair tls,
        Freshness freshness,
        boolean scoreboard,
        Calls calls,
        Catalog catalog) {
    /// Where the gateway listens; port 0 = any free one.
    ///
    /// @param health the port for probes and scrapers on `bind`, null = none
    public record Ports(
            String bind,
            int traffic,
            String adminBind,
            int admin,
            @Nullable Integer health) {}

    /// Where and how finished requests are logged.
    ///
    /// @param file `-` for the standard output
    public record AccessLogTo(String file, LoggedQuery query) {}

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

    /// TLS with upstreams that speak https.
    ///
    /// @param authorities PEM certificates that they are checked against; null = those of the JVM
    /// @param certificate shown to those that ask; null = none
    /// @param legacyName which name the monolith is asked for; null = the host of `legacy`
    public record ToUpstreams(
            @Nullable Path authorities,
            @Nullable PemPair certificate,
            @Nullable TlsName legacyName) {}

    /// Who is asked about views and positions.
    ///
    /// @param positionDatabase as pgjdbc takes it; null = none is asked
    /// @param viewsRedis null = that of live state, if any
    /// @param ticketKeys null = one is made
    public record Freshness(
            @Nullable String positionDatabase,
            @Nullable String viewsRedis,
            @Nullable Path ticketKeys) {}

    /// Calls between groups.
    ///
    /// @param keys null = no way is signed
    /// @param port null = groups cannot call each other here
    /// @param maxHops at least 1
    /// @param jwks a file or a URL; null = service accounts are not known here
    /// @param tls of the port; null = without
    public record Calls(
            @Nullable Path keys,
            @Nullable Integer port,
            String bind,
            int maxHops,
            @Nullable String jwks,
            String audience,
            @Nullable PemPair tls) {}

    /// What the catalogue is made of and by.
    ///
    /// @param folder with descriptors; null = none
    /// @param deadAfter days, from 1
    public record Catalog(@Nullable Path folder, int deadAfter) {}

    /// Whether there is a Redis in which tickets can be kept.
    public boolean keepsTickets() {
        return freshness.viewsRedis() != null || live.redis() != null;
    }

    /// The order of a stop: `delay` with readiness down and traffic accepted, then at most `limit` for what runs.
    public record Drain(Duration delay, Duration limit) {}
}
