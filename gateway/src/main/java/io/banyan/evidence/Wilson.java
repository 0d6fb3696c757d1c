package io.banyan.evidence;

/// Between which shares the true one probably lies: Wilson's score interval at 95 % (E. B. Wilson, 1927, JASA 22,
/// pages 209 to 212). For people to look at, and never for a decision: whoever looks at it again and again while data
/// comes in is wrong far oftener than one time in twenty. Decisions are a [Gate]'s.
///
/// 0 of 312 is 0 to 1.2 %; 1 of 1 is 20.7 to 100 %.
///
/// @param low in percent, 0 to `high`
/// @param high in percent, up to 100
public record Wilson(double low, double high) {
    /// Where nothing was seen, anything may be true.
    public static final Wilson UNKNOWN = new Wilson(0, 100);

    /// Of a normal distribution, 2.5 % lie above it.
    private static final double Z = 1.959964;

    public static Wilson of(Count count) {
        double all = count.all();
        if (all == 0) {
            return UNKNOWN;
        }
        double share = count.bad() / all;
        double scale = 1 + Z * Z / all;
        double middle = (share + Z * Z / (2 * all)) / scale;
        double half = Z * Math.sqrt(share * (1 - share) / all + Z * Z / (4 * all * all)) / scale;
        double low = count.bad() == 0 ? 0 : Math.max(0, middle - half);
        double high = count.bad() == count.all() ? 1 : Math.min(1, middle + half);
        return new Wilson(low * 100, high * 100);
    }
}
