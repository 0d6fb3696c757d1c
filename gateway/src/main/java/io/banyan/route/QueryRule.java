package io.banyan.route;

/// Which queries a route's read may have. `STRICT`: a valid URI query (RFC 3986); anything else is ambiguous.
/// `LENIENT`: raw `[`, `]` and `|` are allowed too, and are sent on raw.
public enum QueryRule {
    STRICT,
    LENIENT
}
