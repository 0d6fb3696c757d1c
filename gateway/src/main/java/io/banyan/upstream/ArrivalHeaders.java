package io.banyan.upstream;

import io.banyan.route.HeaderNames;

/// Headers by which proxies tell a server how a request came to them: from which client, by which scheme, to which
/// host, under which path. A closed list, with its sources in decision 42, beside the six that [HeaderRules#forwarded]
/// names, and everything that begins with `X-Forwarded-`. A server that believes one believes whoever sent it; so
/// MODERN gets them only where a trusted proxy vouches for them. LEGACY gets what it got without Banyan.
///
/// Not among them: what makes a read ambiguous (`X-Original-URL`, `X-HTTP-Method-Override`), and `Via`, which tells of
/// proxies and not of the client.
public final class ArrivalHeaders {
    private static final String FAMILY = "x-forwarded-";
    private static final HeaderNames NAMES = HeaderNames.orWithUnderscores(
            // whose address
            "x-client-ip",
            "client-ip",
            "true-client-ip",
            "x-cluster-client-ip",
            "x-proxyuser-ip",
            "proxy-client-ip",
            "wl-proxy-client-ip",
            "cf-connecting-ip",
            "cf-connecting-ipv6",
            "cf-pseudo-ipv4",
            "fastly-client-ip",
            "fly-client-ip",
            "do-connecting-ip",
            "x-azure-clientip",
            "x-azure-socketip",
            "x-appengine-user-ip",
            "x-appengine-remote-addr",
            "x-envoy-external-address",
            "x-nf-client-connection-ip",
            "x-vercel-forwarded-for",
            "x-original-forwarded-for",
            "x-original-for",
            "cloudfront-viewer-address",
            "ali-cdn-real-ip",
            "cdn-src-ip",
            "x-remote-ip",
            "x-remote-addr",
            "x-originating-ip",
            "x-real-port",
            // by which certificate
            "client-cert",
            "client-cert-chain",
            // by which scheme
            "front-end-https",
            "x-url-scheme",
            "x-scheme",
            "x-original-proto",
            "x-arr-ssl",
            "fastly-ssl",
            "cf-visitor",
            "wl-proxy-ssl",
            "cloudfront-forwarded-proto",
            // to which host
            "x-host",
            "x-original-host",
            "x-http-host-override",
            // under which path, by which method
            "x-script-name",
            "x-original-prefix",
            "x-original-uri",
            "x-original-method",
            "x-envoy-original-path",
            "x-replaced-path");

    private ArrivalHeaders() {}

    /// Those beside the family.
    static HeaderNames listed() {
        return NAMES;
    }

    /// In any case, and with `_` for `-`, as a CGI, WSGI or Rack server reads them. False for the six of
    /// [HeaderRules#forwarded].
    public static boolean has(CharSequence name) {
        return (HeaderRules.starts(name, FAMILY) || NAMES.contains(name)) && !HeaderRules.forwarded(name);
    }
}
