package io.banyan.decide;

import java.util.Locale;

/// Why a request was sent where it was sent: a closed set, also a meter's tag.
public enum Reason {
    /// No route has this path and these conditions, whatever the method.
    UNMATCHED,
    /// A route has the path, but the method is none of its reads.
    WRITE,
    /// It looked like a route's read, and something about it made that unclear.
    AMBIGUOUS,
    /// The client's place and the route's weight decided; also at 0% and 100%.
    WEIGHT,
    /// None of the group's sticky keys is present, and the weight is below 100%.
    NO_KEY,
    /// A kill switch, or a group whose live state is not known.
    KILLED,
    /// MODERN's view is not known to have what the client has written or seen.
    TICKET,
    /// MODERN's view is too far behind, or is not to be shown.
    STALE,
    /// Somebody asked for a side: with a good preview token it answers, else nobody does (outcome `refused`).
    PREVIEW;

    /// The tag's spelling: `no-key`.
    public String tag() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
