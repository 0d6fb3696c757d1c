package io.banyan.exchange;

import java.util.Locale;

/// How MODERN failed a read before its first byte went out: the leg that broke.
public enum Failure {
    /// No connection: refused, unreachable, unknown host, TLS handshake failed, or not within 500 ms.
    CONNECT,
    /// The connection ended before the whole response head.
    RESET,
    /// An answer that is not HTTP, or no answer to this request (a 304 nobody asked for, a 101).
    MALFORMED,
    /// No response head within the side's `timeout`.
    TIMEOUT,
    /// A status that the group's `fall-back` lists.
    STATUS;

    public String tag() {
        return name().toLowerCase(Locale.ROOT);
    }
}
