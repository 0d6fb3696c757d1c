package io.banyan.live;

import java.util.Locale;

/// Through which door a change came.
public enum Door {
    FILE,
    API,
    CLI,
    PAGE,
    RAMP,
    /// Banyan itself, when a store came back empty or older than a replica's copy.
    RECOVERY;

    /// As it is written: `file`.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
