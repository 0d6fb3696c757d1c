package io.banyan.live;

import java.time.Instant;

/// A change was refused, or its fate is not known, because the store does not answer.
public final class StoreAway extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Instant since;
    private final boolean perhapsTaken;
    private final String cause;

    /// @param cause in one sentence; empty = not known
    StoreAway(Instant since, boolean perhapsTaken, String cause) {
        super("the store has been away since " + since + (cause.isEmpty() ? "" : ": " + cause), null, false, false);
        this.cause = cause;
        this.since = since;
        this.perhapsTaken = perhapsTaken;
    }

    public Instant since() {
        return since;
    }

    /// Why, in one sentence with what to do; empty where it is not known.
    public String why() {
        return cause;
    }

    /// True when the change was sent and no answer came: it may be in force once the store is back.
    public boolean perhapsTaken() {
        return perhapsTaken;
    }
}
