package io.banyan.ramp;

import io.banyan.evidence.Gate;
import io.banyan.evidence.Kind;

/// The share of bad reads that a ramp does not bear, for each kind.
///
/// @param mismatch above 0, below 1
/// @param errors likewise
/// @param slow how many times LEGACY's p99 MODERN may take; slower is bad, and 2 % may be. Above 1, at most 100
public record Gates(double mismatch, double errors, double slow) {
    /// Of a file that says nothing.
    public static final Gates DEFAULT = new Gates(0.01, 0.005, 1.3);

    /// The share of slow reads that is too much.
    public static final double SLOW_ALLOWED = 0.02;

    /// The chance that a ramp reaches its last step though one kind is as bad as its limit, and the chance that it is
    /// rolled back though all are exactly as bad as that. Both are spent once for a ramp, not for each step.
    public static final double ERROR = 0.05;

    /// The share of this kind that is too much.
    public double limit(Kind kind) {
        return switch (kind) {
            case MISMATCH -> mismatch;
            case ERRORS -> errors;
            case SLOW -> SLOW_ALLOWED;
        };
    }

    /// What must have passed before each step.
    public Gate passing(Kind kind) {
        return new Gate(limit(kind), ERROR);
    }

    /// What rolls back when it fails.
    ///
    /// @param looks how many counts of each kind are held against such a gate
    Gate breaking(Kind kind, int looks) {
        return new Gate(limit(kind), ERROR / Kind.values().length / Math.max(1, looks));
    }
}
