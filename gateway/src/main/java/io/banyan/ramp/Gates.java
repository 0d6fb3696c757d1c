package io.banyan.ramp;

import io.banyan.evidence.Gate;
import io.banyan.evidence.Kind;
import io.banyan.evidence.Limits;

/// The share of bad reads that a ramp does not bear, for each kind.
///
/// @param mismatch above 0, below 1
/// @param errors likewise
/// @param slow how many times LEGACY's p99 MODERN may take; slower is bad, and 2 % may be. Above 1, at most 100
public record Gates(double mismatch, double errors, double slow) {
    /// Of a file that says nothing.
    public static final Gates DEFAULT = new Gates(Limits.DEFAULT.mismatch(), Limits.DEFAULT.errors(), 1.3);

    /// The shares that are too much.
    public Limits limits() {
        return new Limits(mismatch, errors, Limits.DEFAULT.slow());
    }

    /// The share of this kind that is too much.
    public double limit(Kind kind) {
        return limits().of(kind);
    }

    /// What must have passed before each step.
    public Gate passing(Kind kind) {
        return limits().gate(kind);
    }

    /// What rolls back when it fails.
    ///
    /// @param looks how many counts of each kind are held against such a gate
    Gate breaking(Kind kind, int looks) {
        return new Gate(limit(kind), Limits.ERROR / Kind.values().length / Math.max(1, looks));
    }
}
