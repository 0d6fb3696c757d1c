package io.banyan.ramp;

import io.banyan.evidence.Count;
import io.banyan.evidence.Gate;
import io.banyan.evidence.Kind;
import io.banyan.evidence.Wilson;
import java.util.Locale;

/// How one route stands against one gate.
///
/// @param limit the share that is too much, 0 to 1
/// @param count at the revision in force, of all steps
/// @param needed how many reads it takes in all if no further one is bad; `Long.MAX_VALUE` = no number will do
public record Standing(String route, Kind kind, double limit, Count count, long needed, Gate.Word word) {
    static Standing of(String route, Kind kind, Gates gates, Count count) {
        Gate gate = gates.passing(kind);
        return new Standing(
                route,
                kind,
                gate.limit(),
                count,
                gate.needed(count.bad(), count.all()),
                gate.of(count.bad(), count.all()));
    }

    /// The 95 % interval of the share, to be shown and not to be decided by.
    public Wilson interval() {
        return Wilson.of(count);
    }

    long missing() {
        return Math.max(0, needed - count.all());
    }

    /// `312 of about 400 pairs of event-page, 0 mismatched`.
    String says() {
        String known = needed == Long.MAX_VALUE
                ? "%,d %s of %s, %,d %s: so many that no number of good ones passes"
                : "%,d of about %,d %s of %s, %,d %s";
        return needed == Long.MAX_VALUE
                ? String.format(Locale.ROOT, known, count.all(), things(), route, count.bad(), bad(kind))
                : String.format(Locale.ROOT, known, count.all(), needed, things(), route, count.bad(), bad(kind));
    }

    private String things() {
        return kind == Kind.MISMATCH ? "pairs" : "reads";
    }

    static String bad(Kind kind) {
        return switch (kind) {
            case MISMATCH -> "mismatched";
            case ERRORS -> "failed";
            case SLOW -> "slow";
        };
    }
}
