package io.banyan.upstream;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Which headers a request or an answer keeps on its way through. Names in lower case; knows no server's types.
///
/// `X_Forwarded_For` counts as `X-Forwarded-For`, and so do the others that somebody could be fooled by: a CGI, WSGI
/// or Rack server behind us reads both as one.
public final class HeaderRules {
    private static final Set<String> HOP_BY_HOP =
            Set.of("connection", "keep-alive", "proxy-connection", "te", "transfer-encoding", "upgrade");
    private static final Set<String> FORWARDED = Set.of(
            "forwarded", "x-forwarded-for", "x-forwarded-proto", "x-forwarded-host", "x-forwarded-port", "x-real-ip");
    private static final Set<String> NEVER_NOMINATED = Set.of(
            "cookie", "set-cookie", "authorization", "host", "traceparent", "tracestate", "baggage", "expect", "date");
    private static final Set<String> CONDITIONAL =
            Set.of("if-match", "if-none-match", "if-modified-since", "if-unmodified-since", "if-range");
    private static final Set<String> FRAMING = Set.of("content-length", "transfer-encoding");

    private HeaderRules() {}

    public static boolean hopByHop(String lower) {
        return HOP_BY_HOP.contains(lower);
    }

    public static boolean forwarded(String lower) {
        return FORWARDED.contains(dashed(lower));
    }

    /// Banyan's own headers: never passed on as a client sent them.
    public static boolean own(String lower) {
        return dashed(lower).startsWith("x-banyan-");
    }

    /// `If-*`: removed towards MODERN, whose validators are not LEGACY's.
    public static boolean conditional(String lower) {
        return CONDITIONAL.contains(dashed(lower));
    }

    /// Servers that read `_` as `-` would take `Content_Length` for framing (B13).
    public static boolean disguisedFraming(String lower) {
        return lower.indexOf('_') >= 0 && FRAMING.contains(dashed(lower));
    }

    private static String dashed(String lower) {
        return lower.indexOf('_') < 0 ? lower : lower.replace('_', '-');
    }

    /// Routing, framing, credentials and control in a trailer would reach a server that merges trailers into the
    /// head unseen by every check (RFC 9110 §6.5.1).
    public static boolean neverInTrailers(String lower) {
        return forwarded(lower)
                || own(lower)
                || hopByHop(lower)
                || NEVER_NOMINATED.contains(lower)
                || lower.startsWith("content-")
                || lower.startsWith("if-")
                || disguisedFraming(lower);
    }

    /// The headers that `Connection` names as meant for this hop only. Naming one that the far end needs (Cookie,
    /// Authorization, Host, Content-*, forwarded, trace, ours) has no effect (B5).
    public static Set<String> nominated(List<String> connectionValues) {
        if (connectionValues.isEmpty()) {
            return Set.of();
        }
        Set<String> names = new HashSet<>();
        for (String value : connectionValues) {
            for (String token : value.split(",", -1)) {
                String name = token.strip().toLowerCase(Locale.ROOT);
                boolean needed = name.isEmpty()
                        || NEVER_NOMINATED.contains(name)
                        || name.startsWith("content-")
                        || name.startsWith("sec-websocket-")
                        || forwarded(name)
                        || own(name);
                if (!needed) {
                    names.add(name);
                }
            }
        }
        return names;
    }

    /// A MODERN `Location` that names the upstream's own authority would lead a browser past Banyan: rewritten to
    /// the client's. Relative ones and other authorities stay.
    ///
    /// @param upstream `host` or `host:port` of the upstream, without a port that is the scheme's own
    /// @param scheme and `host` as the client used them
    public static String location(String location, String upstream, String scheme, String host) {
        for (String prefix : List.of("http://", "https://", "//")) {
            String own = prefix + upstream;
            if (location.regionMatches(true, 0, own, 0, own.length())) {
                String rest = location.substring(own.length() + usualPort(prefix, location, own.length()));
                if (rest.isEmpty() || "/?#".indexOf(rest.charAt(0)) >= 0) {
                    return (prefix.equals("//") ? "//" : scheme + "://") + host + rest;
                }
            }
        }
        return location;
    }

    /// The length of a port written out although it is the scheme's own, as in `http://view:80/a`; else 0.
    private static int usualPort(String prefix, String location, int at) {
        String port = prefix.equals("http://") ? ":80" : ":443";
        int end = at + port.length();
        boolean written = !prefix.equals("//") && location.startsWith(port, at);
        return written && (end == location.length() || "/?#".indexOf(location.charAt(end)) >= 0) ? port.length() : 0;
    }

    /// The name of the cookie that a Set-Cookie header sets; empty when it has none.
    public static String cookieName(String setCookie) {
        int equals = setCookie.indexOf('=');
        return equals < 0 ? "" : setCookie.substring(0, equals).strip();
    }
}
