package io.banyan.identity;

import java.util.Locale;

/// Why it is not known who asks, so that LEGACY answers: a closed set.
public enum Unclear {
    /// 401, 403 or a redirect, and the file says `signed-out: legacy`: no fault.
    SIGNED_OUT,
    /// A write with the same credential passed meanwhile: no fault, the next read asks anew.
    FORGOTTEN,
    /// All places for such calls are taken.
    FULL,
    /// There was no whole answer in time.
    LATE,
    /// No connection, or it broke.
    FAILED,
    /// A status that says nothing of who asks.
    STATUS,
    /// No JSON object.
    NOT_JSON,
    /// More than is read.
    TOO_LARGE,
    /// A claim that the file names is not in the answer, or is nothing that a token can say.
    CLAIM,
    /// There is no key to sign with yet.
    NO_KEY;

    /// The spelling in meters: `not-json`.
    public String tag() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Whether somebody should look at it.
    public boolean isFault() {
        return this != SIGNED_OUT && this != FORGOTTEN;
    }
}
