package io.banyan.edge;

import io.banyan.upstream.TrustedProxies;

/// How the traffic port is opened.
///
/// @param bind address to listen on
/// @param port 0 = any free one
/// @param installation the id in `X-Banyan-Hop` by which loops are found
public record EdgeOptions(String bind, int port, Limits limits, TrustedProxies trustedProxies, String installation) {}
