package io.banyan.evidence;

import java.util.Locale;

/// What MODERN can be bad at; each has a gate of its own.
public enum Kind {
    /// Its answer means something else than LEGACY's.
    MISMATCH,
    /// It failed where LEGACY answered, whether the client noticed or LEGACY stood in.
    ERRORS,
    /// Its head came later than a factor times LEGACY's p99 of the same hours.
    SLOW;

    /// As files, the API and stores have it: `mismatch`.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
