package io.banyan.split;

/// The share of sticky keys that read from MODERN, in basis points: 0 (none) to 10,000 (all).
/// Written `12.5%` with at most two decimals.
public record Weight(int basisPoints) implements Comparable<Weight> {
    public static final Weight NONE = new Weight(0);
    public static final Weight ALL = new Weight(10_000);

    public Weight {
        if (basisPoints < 0 || basisPoints > 10_000) {
            throw new IllegalArgumentException("a weight is 0% to 100%, not " + basisPoints / 100.0 + "%");
        }
    }

    public Weight min(Weight other) {
        return basisPoints <= other.basisPoints ? this : other;
    }

    @Override
    public int compareTo(Weight other) {
        return Integer.compare(basisPoints, other.basisPoints);
    }
}
