package io.banyan.admin;

import org.springframework.security.core.AuthenticationException;

/// A request showed no token, or one that is not good.
final class BadToken extends AuthenticationException {
    private static final long serialVersionUID = 1L;

    private final Cause cause;

    BadToken(Cause cause) {
        super(cause.says);
        this.cause = cause;
    }

    String tag() {
        return cause.tag;
    }

    /// Closed set, also a meter's tag.
    enum Cause {
        NO_TOKEN("no-token", "send a token: Authorization: Bearer TOKEN"),
        MALFORMED("malformed", "send exactly one Authorization header: Authorization: Bearer TOKEN"),
        UNKNOWN("unknown", "this gateway does not know the token; send a valid one: Authorization: Bearer TOKEN"),
        EXPIRED("expired", "the token has expired; request a new one"),
        IN_QUERY(
                "in-query",
                "a token in an address ends up in logs and histories: take it as known to others and have a new one made;"
                        + " send that as Authorization: Bearer TOKEN"),
        JWT("jwt", "the token has a wrong issuer, audience, signature or validity period; sign in again"),
        NO_ROLE("no-role", "the token is valid, but its banyan_role is not viewer, operator or admin; ask your admin"),
        ISSUER_AWAY(
                "issuer-away",
                "the token cannot be checked because its issuer does not answer; use another token, or wait");

        private final String tag;
        private final String says;

        Cause(String tag, String says) {
            this.tag = tag;
            this.says = says;
        }
    }
}
