package io.banyan.edge;

import io.netty.util.NetUtil;
import org.jspecify.annotations.Nullable;

/// A host and perhaps a port, as a Host header or a URL names them.
///
/// @param host a name, an IPv4 address or an IPv6 address in brackets; may be empty
/// @param port its digits; empty = none is named
record Authority(String host, String port) {
    private static final String HOST_CHARACTERS = "-._~%!$&'()*+,;=";

    /// Reads `name`, `name:port`, `[IPv6]`, `[IPv6]:port`, or nothing at all; null = it is none of these.
    static @Nullable Authority of(String text) {
        boolean bracket = text.startsWith("[");
        int colon = text.indexOf(':');
        int end = bracket ? text.indexOf(']') + 1 : colon < 0 ? text.length() : colon;
        String host = text.substring(0, end);
        if (bracket ? !isIpV6(host) : !isName(host, host.length())) {
            return null;
        }
        if (end == text.length()) {
            return new Authority(host, "");
        }
        boolean port = end > 0 && text.charAt(end) == ':' && isPort(text, end + 1);
        return port ? new Authority(host, text.substring(end + 1)) : null;
    }

    /// Whether [#of] reads it, without an object.
    static boolean isOne(String text) {
        if (text.startsWith("[")) {
            return of(text) != null;
        }
        int colon = text.indexOf(':');
        return colon < 0 ? isName(text, text.length()) : colon > 0 && isName(text, colon) && isPort(text, colon + 1);
    }

    /// The port that a Host header means which [#isOne]: the named one, else the scheme's own.
    static String portOf(String text, String scheme) {
        int colon = text.lastIndexOf(':');
        boolean named = colon > text.lastIndexOf(']') && colon + 1 < text.length();
        return named ? text.substring(colon + 1) : usualPort(scheme);
    }

    /// The port that is meant: the named one, else the scheme's own.
    String portOr(String scheme) {
        return port.isEmpty() ? usualPort(scheme) : port;
    }

    /// Whether both name one server to whoever uses this scheme.
    boolean means(Authority other, String scheme) {
        return host.equalsIgnoreCase(other.host) && portOr(scheme).equals(other.portOr(scheme));
    }

    static String usualPort(String scheme) {
        return scheme.equals("https") ? "443" : "80";
    }

    private static boolean isPort(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private static boolean isName(String text, int to) {
        for (int i = 0; i < to; i++) {
            if (!isInName(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isIpV6(String bracketed) {
        return bracketed.length() > 2
                && bracketed.indexOf('%') < 0
                && NetUtil.isValidIpV6Address(bracketed.substring(1, bracketed.length() - 1));
    }

    private static boolean isInName(int c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || HOST_CHARACTERS.indexOf(c) >= 0;
    }
}
