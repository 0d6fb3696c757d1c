package io.banyan.compare;

import java.util.Locale;

/// What two answers to the same read come to.
public enum Verdict {
    MATCHED,
    MISMATCHED,
    /// They differ only in what is not to be looked at, or in what LEGACY itself says differently each time.
    IGNORED,
    /// MODERN's answer is older than LEGACY's, however often it was asked.
    LAGGING,
    /// What they mean cannot be told apart within bounds: JSON too deep or with too many values, an unknown encoding.
    NOT_COMPARABLE,
    /// One side did not answer, or showed nothing to a read without a client, or MODERN did not say how new its answer
    /// is.
    FAILED;

    /// As it is written: `matched`, `not-comparable`.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
