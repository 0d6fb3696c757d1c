package io.banyan.app;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/// The options that a gateway was started with, checked. Each one is documented in `ServeOptions`.
///
/// @param legacy the monolith: scheme and authority only
/// @param trustedProxies addresses and networks, `10.0.0.0/8`; empty = forwarded headers are believed from nobody
/// @param previewTokens null = no preview
/// @param upstreamCa PEM certificates that https upstreams are checked against; null = those of the JVM
/// @param accessLog a file, `-` for the standard output, null = none
public record BanyanProperties(
        URI legacy,
        Path routes,
        Path state,
        Ports ports,
        List<String> trustedProxies,
        @Nullable Path previewTokens,
        boolean strict,
        @Nullable String accessLog,
        Drain drain,
        ClientLimits limits,
        int legacyMaxConcurrent,
        boolean lenientLegacy,
        @Nullable Path upstreamCa) {
    public BanyanProperties {
        trustedProxies = List.copyOf(trustedProxies);
    }

    /// Where the gateway listens; port 0 = any free one.
    ///
    /// @param health the port for probes and scrapers on `bind`, null = none
    public record Ports(
            String bind,
            int traffic,
            String adminBind,
            int admin,
            @Nullable Integer health) {}

    /// The order of a stop: `delay` with readiness down and traffic accepted, then at most `limit` for what runs.
    public record Drain(Duration delay, Duration limit) {}

    /// What a client owes; see `edge.md`, B15 and B16. Never applied to streams, tunnels or an upstream's silence.
    ///
    /// @param bodyMinRate bytes a second over `bodyWindow`; 0 = none asked
    /// @param bodyWindow also the longest pause in a request body
    /// @param read how long a ready answer may stay unread
    public record ClientLimits(
            DataSize line,
            DataSize head,
            int headers,
            Duration headTimeout,
            DataSize bodyMinRate,
            Duration bodyWindow,
            Duration read,
            Duration keepAlive) {}
}
