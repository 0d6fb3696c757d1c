package io.banyan.figures;

/// Counts a second of one group, summed over replicas, as figures give them: with one decimal.
final class Rates {
    private final double[] rates = new double[Count.values().length];

    /// @param seconds that the counts stand for
    void add(Counts counts, double seconds) {
        for (Count count : Count.values()) {
            rates[count.at()] += counts.get(count) / seconds;
        }
    }

    double of(Count count) {
        return rounded(rates[count.at()]);
    }

    FallBackFigures fallBacks() {
        return new FallBackFigures(
                of(Count.CONNECT),
                of(Count.RESET),
                of(Count.MALFORMED),
                of(Count.TIMEOUT),
                of(Count.STATUS),
                of(Count.COOKIE),
                of(Count.STALE),
                of(Count.LANE),
                of(Count.UNEXPECTED),
                of(Count.BREAKER),
                of(Count.BULKHEAD),
                rounded(rates[Count.THROTTLED.at()] + rates[Count.KEPT_THROTTLED.at()]),
                of(Count.FUNCTION),
                of(Count.UNREPRESENTABLE),
                of(Count.IDENTITY));
    }

    static double rounded(double number) {
        return Math.round(number * 10) / 10.0;
    }
}
