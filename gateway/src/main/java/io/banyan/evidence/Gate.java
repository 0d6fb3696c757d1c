package io.banyan.evidence;

/// A limit for the share of bad ones among what is seen, and what may be said of it at whatever moment one looks.
///
/// Whoever looks at an ordinary confidence interval again and again while data comes in will see it clear of the limit
/// some time, whatever is true. So the proof is a mixture of likelihood ratios, which is a test martingale (Howard,
/// Ramdas, McAuliffe, Sekhon: Time-uniform, nonparametric, nonasymptotic confidence sequences; Lindon, Malek: arXiv
/// 2205.14762): with bad ones as often as the limit or oftener it ever reaches `1 / error` with a chance of at most
/// `error`, however often it is looked at. It depends on two counts only, so what several replicas have seen adds up.
///
/// @param limit the share of bad ones that is too much; above 0, below 1
/// @param error the chance to pass at that share, and the chance to fail at it; above 0, below 1
public record Gate(double limit, double error) {
    /// The shares that are proven against the limit, as parts of it. Near ones cost what far ones would prove sooner.
    private static final double[] LOWER = {0.02, 0.1, 0.25, 0.5, 0.8};

    private static final double[] HIGHER = {1.25, 2, 5, 20};

    /// Beyond that many more pairs it is of no use to say how many.
    private static final long MANY = 100_000_000;

    /// What may be said now.
    public enum Word {
        /// The share is below the limit.
        PASSED,
        /// The share is above the limit.
        FAILED,
        /// Nothing is proven yet.
        OPEN
    }

    public Gate {
        if (!(limit > 0 && limit < 1 && error > 0 && error < 1)) {
            throw new IllegalArgumentException("limit " + limit + " and error " + error + " must be between 0 and 1");
        }
    }

    /// What a count proves.
    ///
    /// @param bad how many of them were bad; 0 to all
    /// @param all how many were seen
    public Word of(long bad, long all) {
        return passes(bad, all) ? Word.PASSED : fails(bad, all) ? Word.FAILED : Word.OPEN;
    }

    /// Whether a count proves that the share is below the limit. One that is itself at the limit or above proves
    /// nothing of the sort: no lower share makes it more likely.
    public boolean passes(long bad, long all) {
        return bad < limit * all && proof(LOWER, bad, all) >= -Math.log(error);
    }

    /// Likewise that it is above the limit.
    public boolean fails(long bad, long all) {
        return bad > limit * all && proof(HIGHER, bad, all) >= -Math.log(error);
    }

    /// How many are to be seen in all until it passes, if no further one is bad; at least as many as there are.
    /// [Long#MAX_VALUE] = more than a hundred million.
    public long needed(long bad, long all) {
        if (!passes(bad, MANY)) {
            return Long.MAX_VALUE;
        }
        long no = all - 1;
        long yes = MANY;
        while (yes - no > 1) {
            long between = (no + yes) >>> 1;
            if (passes(bad, between)) {
                yes = between;
            } else {
                no = between;
            }
        }
        return yes;
    }

    /// The logarithm of the mixture of likelihood ratios to the limit.
    private double proof(double[] parts, long bad, long all) {
        double most = Double.NEGATIVE_INFINITY;
        double good = Math.log1p(-limit);
        double[] logs = new double[parts.length];
        for (int i = 0; i < parts.length; i++) {
            double share = Math.min(limit * parts[i], (1 + limit) / 2);
            logs[i] = bad * Math.log(share / limit) + (all - bad) * (Math.log1p(-share) - good);
            most = Math.max(most, logs[i]);
        }
        double sum = 0;
        for (double log : logs) {
            sum += Math.exp(log - most);
        }
        return most + Math.log(sum / parts.length);
    }
}
