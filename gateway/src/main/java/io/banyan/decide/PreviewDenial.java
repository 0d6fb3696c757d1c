package io.banyan.decide;

/// Why the bearer of a token who asked for a side does not get it: a closed set. Told to the bearer alone, as the
/// answer to that one request.
public enum PreviewDenial {
    /// No preview token is in force, so nobody may.
    OFF,
    /// `X-Banyan-Token` is there more than once.
    TOKEN_REPEATED,
    /// The token is none of those in force.
    TOKEN_UNKNOWN,
    /// The token was good until its last day.
    TOKEN_EXPIRED,
    /// The token is good, and not for this route's group.
    OTHER_GROUP,
    /// Too many wrong tokens came from this address: none of its tokens is looked at for a while.
    TOO_MANY_FAILURES,
    /// The token is good, and `X-Banyan-Side` is neither `modern` nor `legacy`, or there more than once.
    SIDE_UNKNOWN
}
