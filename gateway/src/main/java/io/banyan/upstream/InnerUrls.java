package io.banyan.upstream;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// URLs of an upstream's own in the headers of its answers: they would tell clients what stands behind Banyan, and lead
/// them past it. Each becomes the client's own URL, wherever it stands in a value: alone as in `Location`, in brackets
/// as in `Link`, behind `url=` as in `Refresh`, or with its delimiters escaped in another URL's query. Other hosts and
/// relative references stay.
///
/// For the upstream `view:8080` and a client of `https://www.example.com`, `<http://view:8080/a>; rel=next` becomes
/// `<https://www.example.com/a>; rel=next`.
public enum InnerUrls {
    PLAIN("//", ":"),
    ESCAPED("%2F%2F", "%3A");

    private static final List<String> SCHEMES = List.of("http", "https", "ws", "wss");
    private final String slashes;
    private final String colon;

    InnerUrls(String slashes, String colon) {
        this.slashes = slashes;
        this.colon = colon;
    }

    /// False for most values, which have none.
    public static boolean mayBeIn(String value) {
        return PLAIN.next(value, 0) >= 0 || ESCAPED.next(value, 0) >= 0;
    }

    /// The value with every URL of the upstream's own made the client's; the same object when there is none.
    ///
    /// @param authority `host` or `host:port` of the upstream, without a port that is the scheme's own
    /// @param scheme and `host` as the client used them; without a host, what is left of the URL is its path
    public static String outer(String value, String authority, String scheme, @Nullable String host) {
        return ESCAPED.replaced(PLAIN.replaced(value, authority, scheme, host), authority, scheme, host);
    }

    private String replaced(String value, String authority, String scheme, @Nullable String host) {
        int first = next(value, 0);
        if (first < 0) {
            return value;
        }
        String own = written(authority);
        StringBuilder out = new StringBuilder();
        int copied = 0;
        for (int at = first; at >= 0; at = next(value, Math.max(copied, at + slashes.length()))) {
            String named = schemeBefore(value, at);
            int end = named == null ? -1 : end(value, at + slashes.length(), named, own);
            if (named != null && end >= 0) {
                out.append(value, copied, at - named.length());
                if (host != null) {
                    out.append(outerScheme(named, scheme)).append(slashes).append(written(host));
                } else if (!value.regionMatches(
                        true, end, written("/"), 0, written("/").length())) {
                    out.append(written("/"));
                }
                copied = end;
            }
        }
        return copied == 0 ? value : out.append(value, copied, value.length()).toString();
    }

    private String written(String text) {
        return this == PLAIN
                ? text
                : text.replace("/", "%2F")
                        .replace(":", "%3A")
                        .replace("[", "%5B")
                        .replace("]", "%5D");
    }

    private int next(String value, int from) {
        for (int at = value.indexOf(slashes.charAt(0), from); at >= 0; at = value.indexOf(slashes.charAt(0), at + 1)) {
            if (value.regionMatches(true, at, slashes, 0, slashes.length())) {
                return at;
            }
        }
        return -1;
    }

    /// The scheme before the slashes with its colon; empty where a URL begins with them; null where none does.
    private @Nullable String schemeBefore(String value, int at) {
        for (String scheme : SCHEMES) {
            int start = at - scheme.length() - colon.length();
            if (start >= 0
                    && value.regionMatches(true, start, scheme + colon, 0, at - start)
                    && (start == 0 || !isWord(value.charAt(start - 1)))) {
                return value.substring(start, at);
            }
        }
        return at == 0 || " \t<\"'=(,;".indexOf(value.charAt(at - 1)) >= 0 ? "" : null;
    }

    private static boolean isWord(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || "+-._~".indexOf(c) >= 0;
    }

    /// Where the upstream's authority ends that stands at an index, its scheme's own port included; -1 when another
    /// one stands there.
    private int end(String value, int at, String scheme, String own) {
        if (!value.regionMatches(true, at, own, 0, own.length())) {
            return -1;
        }
        int end = at + own.length();
        String lower = scheme.toLowerCase(Locale.ROOT);
        String port = colon + (lower.startsWith("https") || lower.startsWith("wss") ? "443" : "80");
        boolean usual = !scheme.isEmpty() && value.regionMatches(true, end, port, 0, port.length());
        if (usual && endsAt(value, end + port.length())) {
            return end + port.length();
        }
        return endsAt(value, end) ? end : -1;
    }

    /// No port, user or more of a name follows.
    private boolean endsAt(String value, int at) {
        if (at == value.length()) {
            return true;
        }
        char c = value.charAt(at);
        if (c == '%') {
            return this == ESCAPED
                    && !value.regionMatches(true, at, "%3A", 0, 3)
                    && !value.regionMatches(true, at, "%40", 0, 3);
        }
        return !isWord(c) && c != ':' && c != '@';
    }

    /// `https:` for `http:` where the client uses https; `wss:` for `ws:`.
    private String outerScheme(String named, String scheme) {
        if (named.isEmpty()) {
            return "";
        }
        boolean socket = named.regionMatches(true, 0, "ws", 0, 2);
        return (socket ? scheme.equals("https") ? "wss" : "ws" : scheme) + colon;
    }
}
