package io.banyan.exchange;

import java.util.Locale;

/// How a side failed a request: the leg that broke. Of a read that was MODERN's, before its first byte went out,
/// `FallBackRule` says whether LEGACY answers.
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
    STATUS,
    /// An answer that would set a cookie which the group's file lists nowhere: no fault of MODERN's.
    COOKIE,
    /// An answer that is older than its client may see, or does not say how old it is: no fault of MODERN's.
    STALE,
    /// A function's platform had no place free for this call: no fault of the function's.
    THROTTLED,
    /// The function itself failed: an exception, a process that ended, its own time limit.
    FUNCTION,
    /// The platform of a function refused the call or failed: unknown name, no permission, an error of its own.
    PLATFORM,
    /// Banyan has no credentials for the call, or they are not accepted.
    CREDENTIALS,
    /// The event of a function cannot hold this request, so the function was not called.
    UNREPRESENTABLE,
    /// The route's Spring filters failed or refused the target: no fault of MODERN's.
    LANE,
    /// An exception that nobody expected while this side was called: the log has its stack.
    UNEXPECTED;

    /// The legs that a file's `fall-back` may list; statuses are written as such.
    public boolean isWritten() {
        return this == CONNECT || this == RESET || this == MALFORMED || this == TIMEOUT;
    }

    public String tag() {
        return name().toLowerCase(Locale.ROOT);
    }
}
