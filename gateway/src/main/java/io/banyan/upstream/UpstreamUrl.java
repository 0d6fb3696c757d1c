package io.banyan.upstream;

import io.netty.util.NetUtil;

/// The URL of an upstream, read once: what was checked is what is connected to, what SNI asks for, what a Host header
/// says and what people are shown. `HTTPS://Events_View.Example.com/` is secure, of the host `events_view.example.com`
/// at port 443, and shown as `https://events_view.example.com`.
///
/// @param secure https rather than http
/// @param host as it is looked up, in lower case: a name with or without a dot at its end (then no search domain is
///     put behind it), an IPv4 address, or an IPv6 address without brackets
/// @param port from 1 to 65535
public record UpstreamUrl(boolean secure, String host, int port) {
    /// Any case, with one slash at the end or none.
    ///
    /// @throws BadUrl where it is not http or https, a host, and a port or none
    public static UpstreamUrl of(String text) {
        return UrlReader.read(text);
    }

    public String scheme() {
        return secure ? "https" : "http";
    }

    /// The host as servers know it: a dot at the end is for name servers alone, and no certificate has it.
    public String serverName() {
        return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    }

    /// `host` or `host:port` as a Host header names this upstream; the scheme's own port is left out.
    public String authority() {
        String bare = NetUtil.isValidIpV6Address(host) ? "[" + host + "]" : serverName();
        return port == (secure ? 443 : 80) ? bare : bare + ":" + port;
    }

    @Override
    public String toString() {
        return scheme() + "://" + authority();
    }
}
