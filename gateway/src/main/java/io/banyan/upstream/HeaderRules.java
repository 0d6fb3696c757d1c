package io.banyan.upstream;

import io.banyan.route.HeaderNames;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/// Which headers a request or an answer keeps on its way through. Names in any case; knows no server's types.
///
/// `X_Forwarded_For` counts as `X-Forwarded-For`, and so do the others that somebody could be fooled by: a CGI, WSGI
/// or Rack server behind us reads both as one.
public final class HeaderRules {
    private static final HeaderNames HOP_BY_HOP =
            HeaderNames.of("connection", "keep-alive", "proxy-connection", "te", "transfer-encoding", "upgrade");
    private static final HeaderNames FORWARDED = HeaderNames.orWithUnderscores(
            "forwarded", "x-forwarded-for", "x-forwarded-proto", "x-forwarded-host", "x-forwarded-port", "x-real-ip");
    private static final HeaderNames NEVER_NOMINATED = HeaderNames.of(
            "cookie", "set-cookie", "authorization", "host", "traceparent", "tracestate", "baggage", "expect", "date");
    private static final HeaderNames CONDITIONAL = HeaderNames.orWithUnderscores(
            "if-match", "if-none-match", "if-modified-since", "if-unmodified-since", "if-range");
    private static final HeaderNames FRAMING = HeaderNames.of("content-length", "transfer-encoding");
    private static final HeaderNames DISGUISED = HeaderNames.orWithUnderscores("content-length", "transfer-encoding");

    /// Whoever sends a body piece by piece knows it only at the end (RFC 9530).
    private static final HeaderNames DIGEST = HeaderNames.of("content-digest");

    private static final HeaderNames SETTINGS = HeaderNames.of("http2-settings");

    /// Beside the families that begin with `X-`, all that something is done with on a request's way.
    private static final HeaderNames HANDLED = HeaderNames.orWithUnderscores(
            Stream.of(HOP_BY_HOP, FORWARDED, CONDITIONAL, SETTINGS, ArrivalHeaders.listed())
                    .flatMap(set -> set.names().stream())
                    .toArray(String[]::new));

    private HeaderRules() {}

    /// True for most names: none of the rules for requests is about it. `X-Anything` is not ordinary, whatever it is.
    public static boolean ordinary(CharSequence name) {
        return !starts(name, "x-") && !HANDLED.contains(name);
    }

    /// The headers of one hop, in lower case.
    public static HeaderNames ofThisHop() {
        return HOP_BY_HOP;
    }

    public static boolean hopByHop(CharSequence name) {
        return HOP_BY_HOP.contains(name);
    }

    public static boolean forwarded(CharSequence name) {
        return FORWARDED.contains(name);
    }

    /// Banyan's own headers: never passed on as a client sent them.
    public static boolean own(CharSequence name) {
        return starts(name, "x-banyan-");
    }

    /// What only an upgrade to HTTP/2 on the same port would need (B12).
    public static boolean ofAnUpgradeToHttp2(CharSequence name) {
        return starts(name, "x-http2-") || SETTINGS.contains(name);
    }

    /// `If-*`: removed towards MODERN, whose validators are not LEGACY's.
    public static boolean conditional(CharSequence name) {
        return CONDITIONAL.contains(name);
    }

    /// Servers that read `_` as `-` would take `Content_Length` for framing (B13).
    public static boolean disguisedFraming(CharSequence name) {
        return DISGUISED.contains(name) && !FRAMING.contains(name);
    }

    /// What says how long a body is, or would to a server that reads `_` as `-`.
    public static boolean framing(CharSequence name) {
        return DISGUISED.contains(name);
    }

    static boolean starts(CharSequence name, String lower) {
        if (name.length() < lower.length()) {
            return false;
        }
        for (int i = 0; i < lower.length(); i++) {
            char c = name.charAt(i);
            char found = c >= 'A' && c <= 'Z' ? (char) (c | 0x20) : c == '_' ? '-' : c;
            if (found != lower.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /// Routing, framing, credentials and control in a trailer would reach a server that merges trailers into the
    /// head unseen by every check (RFC 9110 §6.5.1).
    public static boolean neverInTrailers(CharSequence name) {
        return forwarded(name)
                || ArrivalHeaders.has(name)
                || own(name)
                || hopByHop(name)
                || NEVER_NOMINATED.contains(name)
                || (starts(name, "content-") && !DIGEST.contains(name))
                || starts(name, "if-")
                || disguisedFraming(name);
    }

    /// The headers, in lower case, that `Connection` names as meant for this hop only, beside those that always are.
    /// Naming one that the far end needs (Cookie, Authorization, Host, Content-*, forwarded, trace, ours) has no
    /// effect (B5). A hash set: a client may name thousands.
    public static Set<String> nominated(List<String> connectionValues) {
        Set<String> names = Set.of();
        for (String value : connectionValues) {
            if (value.equalsIgnoreCase("keep-alive") || value.equalsIgnoreCase("close")) {
                continue; // what nearly all say: an option, or a header of every hop
            }
            for (String token : value.split(",", -1)) {
                String name = token.strip();
                if (!name.isEmpty() && !needed(name) && !hopByHop(name)) {
                    names = names.isEmpty() ? new HashSet<>() : names;
                    names.add(name.toLowerCase(Locale.ROOT));
                }
            }
        }
        return names;
    }

    private static boolean needed(String name) {
        return NEVER_NOMINATED.contains(name)
                || starts(name, "content-")
                || starts(name, "sec-websocket-")
                || forwarded(name)
                || ArrivalHeaders.has(name)
                || own(name);
    }

    /// The name of the cookie that a Set-Cookie header sets; empty when it has none.
    public static String cookieName(String setCookie) {
        int equals = setCookie.indexOf('=');
        return equals < 0 ? "" : setCookie.substring(0, equals).strip();
    }
}
