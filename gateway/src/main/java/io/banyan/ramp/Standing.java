package io.banyan.ramp;

import io.banyan.evidence.Count;
import io.banyan.evidence.Gate;
import io.banyan.evidence.Kind;
import java.util.Locale;

/// How one route stands against one gate.
///
/// @param limit the share that is too much, 0 to 1
/// @param count at the revision in force, of all steps
/// @param needed how many reads it takes in all if no further one is bad; `Long.MAX_VALUE` = no number will do
public record Standing(String route, Kind kind, double limit, Count count, long needed, Gate.Word word) {
    private static final double NORMAL_95 = 1.96;

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

    /// The lower end of Wilson's 95 % interval, to be shown and not to be decided by.
    public double low() {
        return Math.max(0, middle() - half());
    }

    /// Its upper end.
    public double high() {
        return count.all() == 0 ? 1 : Math.min(1, middle() + half());
    }

    private double middle() {
        double all = count.all();
        return all == 0 ? 0 : (count.bad() + NORMAL_95 * NORMAL_95 / 2) / (all + NORMAL_95 * NORMAL_95);
    }

    private double half() {
        double all = count.all();
        if (all == 0) {
            return 0;
        }
        double share = count.bad() / all;
        return NORMAL_95
                * Math.sqrt(share * (1 - share) * all + NORMAL_95 * NORMAL_95 / 4)
                / (all + NORMAL_95 * NORMAL_95);
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
