package io.banyan.decide;

/// Why a request was sent where it was sent: a closed set, also a meter's tag.
public enum Reason {
    UNMATCHED,
    WRITE,
    AMBIGUOUS,
    WEIGHT,
    NO_KEY,
    KILLED,
    PREVIEW;

    /// The tag's spelling: `no-key`.
    public String tag() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
