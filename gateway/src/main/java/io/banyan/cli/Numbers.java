package io.banyan.cli;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/// Numbers as people read them; `-` where there is none.
final class Numbers {
    static final String NONE = "-";

    private Numbers() {}

    /// `12.5%`: at most two decimals.
    static String percent(JsonNode number) {
        return number.isNumber() ? points(number) + "%" : NONE;
    }

    /// As `percent`, but without its sign, for columns that name it once.
    static String points(JsonNode number) {
        return number.isNumber() ? plain(number.decimalValue(), 2) : NONE;
    }

    /// Per second: `81.2`, and `1240` where decimals say nothing.
    static String rate(JsonNode number) {
        return number.isNumber() ? rate(number.decimalValue()) : NONE;
    }

    static String rate(double number) {
        return rate(BigDecimal.valueOf(number));
    }

    private static String rate(BigDecimal rate) {
        return rate.setScale(rate.compareTo(BigDecimal.valueOf(1000)) < 0 ? 1 : 0, RoundingMode.HALF_UP)
                .toPlainString();
    }

    /// `8,300`.
    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static String plain(BigDecimal number, int decimals) {
        BigDecimal rounded = number.setScale(decimals, RoundingMode.HALF_UP).stripTrailingZeros();
        return rounded.signum() == 0 ? "0" : rounded.toPlainString();
    }
}
