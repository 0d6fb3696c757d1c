package io.banyan.projections.log;

/// What to run when a log cannot be gone on with; said in one place.
public final class StartOver {
    /// Follows on what was found.
    public static final String HOW =
            "start the projector once with --start-over, then run ./banyan view rebuild NAME for each of its views";

    private StartOver() {}
}
