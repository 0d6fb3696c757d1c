package io.banyan.live;

import java.time.Instant;

/// A change was refused, or its fate is not known, because the store does not answer.
public final class StoreAway extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Instant since;
    private final boolean perhapsTaken;

    StoreAway(Instant since, boolean perhapsTaken) {
        super("the store has been away since " + since, null, false, false);
        this.since = since;
        this.perhapsTaken = perhapsTaken;
    }

    public Instant since() {
        return since;
    }

    /// True when the change was sent and no answer came: it may be in force once the store is back.
    public boolean perhapsTaken() {
        return perhapsTaken;
    }
}
