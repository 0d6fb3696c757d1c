package io.banyan.report;

import io.banyan.split.Weight;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/// Shares as JSON numbers in percent with at most two decimals: `25`, `12.5`, never `2.5E+1`.
final class Percent {
    private Percent() {}

    static BigDecimal of(Weight weight) {
        return plain(BigDecimal.valueOf(weight.basisPoints(), 2));
    }

    static @Nullable BigDecimal orNull(@Nullable Weight weight) {
        return weight == null ? null : of(weight);
    }

    /// The way from one weight to the other: `-12.5`.
    static BigDecimal between(Weight from, Weight to) {
        return plain(BigDecimal.valueOf(to.basisPoints() - from.basisPoints(), 2));
    }

    /// @param percent 0 to 100, with any decimals
    static BigDecimal rounded(double percent) {
        return plain(BigDecimal.valueOf(percent).setScale(2, RoundingMode.HALF_UP));
    }

    /// @param percent null = without reads
    static @Nullable BigDecimal measured(@Nullable Double percent) {
        return percent == null ? null : rounded(percent);
    }

    private static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
