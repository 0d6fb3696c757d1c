package io.banyan.split;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/// The share of sticky keys that read from MODERN, in basis points: 0 (none) to 10,000 (all).
/// Written `12.5%` with at most two decimals; `12.5%` is 1,250.
public record Weight(int basisPoints) implements Comparable<Weight> {
    public static final Weight NONE = new Weight(0);
    public static final Weight ALL = new Weight(10_000);

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,9})?");

    public Weight {
        if (basisPoints < 0 || basisPoints > 10_000) {
            throw new IllegalArgumentException("a weight is 0% to 100%, not " + basisPoints / 100.0 + "%");
        }
    }

    /// Reads `12.5%`. Throws IllegalArgumentException with a message that follows on the name of what was read:
    /// `was '140%' but must be 0% to 100%; for all traffic to the modern side write 100%`.
    public static Weight parse(String text) {
        return parse(
                text, "for no traffic to the modern side write 0%", "for all traffic to the modern side write 100%");
    }

    /// Reads the most that a weight may be: the same, but its advice moves no traffic.
    public static Weight parseMost(String text) {
        String advice = "write a percentage from 0% to 100%, such as 50%";
        return parse(text, advice, advice);
    }

    private static Weight parse(String text, String below, String above) {
        if (!text.endsWith("%")) {
            String number = NUMBER.matcher(text).matches() ? text + "%" : "12.5%";
            throw refused(text, "a share in percent", "write " + number);
        }
        String number = text.substring(0, text.length() - 1);
        if (!NUMBER.matcher(number).matches()) {
            String advice = number.startsWith("-") ? below : "write 12.5%";
            throw refused(text, "0% to 100%", advice);
        }
        BigDecimal points = new BigDecimal(number).movePointRight(2).stripTrailingZeros();
        if (points.compareTo(BigDecimal.valueOf(10_000)) > 0) {
            throw refused(text, "0% to 100%", above);
        }
        if (points.scale() > 0) {
            Weight near = new Weight(points.intValue());
            throw refused(text, "0% to 100% with at most two decimals", "write " + near);
        }
        return new Weight(points.intValue());
    }

    public Weight min(Weight other) {
        return basisPoints <= other.basisPoints ? this : other;
    }

    @Override
    public int compareTo(Weight other) {
        return Integer.compare(basisPoints, other.basisPoints);
    }

    /// As it is written: `12.5%`, `5%`, `0.01%`.
    @Override
    public String toString() {
        return BigDecimal.valueOf(basisPoints, 2).stripTrailingZeros().toPlainString() + "%";
    }

    private static IllegalArgumentException refused(String text, String allowed, String advice) {
        return new IllegalArgumentException("was '" + text + "' but must be " + allowed + "; " + advice);
    }
}
