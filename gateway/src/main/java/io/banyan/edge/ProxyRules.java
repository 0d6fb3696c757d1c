package io.banyan.edge;

import io.banyan.upstream.TrustedProxies;

/// What stands between clients and this port, and what LEGACY is told of it.
///
/// @param trusted whose word about a client is believed
/// @param header true = each connection of a trusted proxy begins with a header of the PROXY protocol
public record ProxyRules(TrustedProxies trusted, boolean header, ForwardedMade toLegacy) {
    /// Nobody is trusted.
    public static final ProxyRules NONE = new ProxyRules(TrustedProxies.NONE, false, ForwardedMade.ALL);
}
