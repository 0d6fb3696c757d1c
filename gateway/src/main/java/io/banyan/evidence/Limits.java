package io.banyan.evidence;

/// The share of bad ones of each kind that is too much, as the gates of a group have it.
///
/// @param mismatch above 0, below 1, as the others
public record Limits(double mismatch, double errors, double slow) {
    /// Of a group whose file says nothing: 1 %, 0.5 % and 2 %.
    public static final Limits DEFAULT = new Limits(0.01, 0.005, 0.02);

    /// The chance that a ramp reaches its last step though one kind is as bad as its limit, and the chance that it is
    /// rolled back though all are exactly as bad as that. Both are spent once for a ramp, not for each step.
    public static final double ERROR = 0.05;

    public double of(Kind kind) {
        return switch (kind) {
            case MISMATCH -> mismatch;
            case ERRORS -> errors;
            case SLOW -> slow;
        };
    }

    /// What must have passed before each step; counts are shown by it, too.
    public Gate gate(Kind kind) {
        return new Gate(of(kind), ERROR);
    }
}
