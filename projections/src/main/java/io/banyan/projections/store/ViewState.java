package io.banyan.projections.store;

import java.util.Locale;

/// How a version of a view is.
public enum ViewState {
    /// Rows are being read into it; nobody may be served from it.
    BUILDING,
    /// Everything up to its position is in.
    LIVE,
    /// Goes on, but some change is not in: it is parked among the dead letters.
    STALE,
    /// Does not go on, and has to be built anew.
    STOPPED;

    /// As it is written: `live`.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ViewState of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
