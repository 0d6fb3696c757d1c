package io.banyan.config;

import java.util.Locale;
import java.util.Set;

/// Headers that belong to the gateway or to HTTP itself; no filter may make, change or remove one.
final class ProtectedHeaders {
    private static final Set<String> FRAMING = Set.of(
            "connection",
            "content-length",
            "expect",
            "http2-settings",
            "keep-alive",
            "proxy-authenticate",
            "proxy-authorization",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade");
    private static final Set<String> FORWARDED = Set.of("forwarded", "x-real-ip", "via");
    private static final Set<String> VALIDATORS = Set.of("accept-ranges", "etag", "last-modified");

    private ProtectedHeaders() {}

    static boolean protect(String name) {
        String header = name.toLowerCase(Locale.ROOT);
        return header.equals("host") || header.startsWith(":") || FRAMING.contains(header) || madeHere(header);
    }

    /// Forwarded and `X-Banyan-*` headers: what a client says in them is not believed.
    static boolean madeHere(String name) {
        String header = name.toLowerCase(Locale.ROOT);
        return FORWARDED.contains(header) || header.startsWith("x-forwarded-") || header.startsWith("x-banyan-");
    }

    static boolean validator(String name) {
        return VALIDATORS.contains(name.toLowerCase(Locale.ROOT));
    }
}
