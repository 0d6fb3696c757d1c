package io.banyan.shadow;

import java.util.Locale;

/// Why a read that was to be copied came to no comparison.
public enum NotCompared {
    /// The group's copies under way and waiting are as many as there may be.
    FULL,
    /// It waited for its turn longer than the group's `timeout`.
    LATE,
    /// The group's budget is used up, or its pace.
    BUDGET,
    /// The answer has more than 256 KiB.
    TOO_LARGE,
    /// Answers kept for comparison take 64 MiB, or this group's 48.
    MEMORY,
    /// The client's answer did not come to its end.
    CUT,
    /// Comparing is slower than what comes.
    BUSY,
    /// Banyan itself failed.
    UNEXPECTED;

    /// Fewer copies at a time may come to more.
    public boolean isTooMuch() {
        return this != BUDGET && this != CUT;
    }

    /// As meters and the API have it: `too-large`.
    public String tag() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
