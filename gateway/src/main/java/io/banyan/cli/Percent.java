package io.banyan.cli;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// A weight as an operator writes it: `0%` to `100%` with at most two decimals, or `inherit`.
///
/// @param number in percent; null = inherit the group's
record Percent(@Nullable BigDecimal number) {
    static final String INHERIT = "inherit";

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,9})?");
    private static final BigDecimal ALL = BigDecimal.valueOf(100);

    /// Throws IllegalArgumentException with a message that follows on `the weight `.
    static Percent parse(String text) {
        if (text.equals(INHERIT)) {
            return new Percent(null);
        }
        String number = text.endsWith("%") ? text.substring(0, text.length() - 1) : text;
        if (!NUMBER.matcher(number).matches()) {
            throw refused(text, number.startsWith("-") ? "for no traffic to the modern side write 0%" : "write 12.5%");
        }
        if (!text.endsWith("%")) {
            throw refused(text, "with its unit: write " + text + "%");
        }
        BigDecimal percent = new BigDecimal(number).stripTrailingZeros();
        if (percent.compareTo(ALL) > 0) {
            throw refused(text, "for all traffic to the modern side write 100%");
        }
        if (percent.scale() > 2) {
            throw refused(
                    text,
                    "with at most two decimals: write "
                            + percent.setScale(2, RoundingMode.DOWN).toPlainString() + "%");
        }
        return new Percent(percent);
    }

    boolean inherits() {
        return number == null;
    }

    /// Writes it as the API wants it: a number in percent, or null.
    ///
    /// @param share which: `weight`
    void into(ObjectNode body, String share) {
        if (number == null) {
            body.putNull(share);
        } else {
            body.put(share, number);
        }
    }

    private static IllegalArgumentException refused(String text, String advice) {
        return new IllegalArgumentException("was '" + text + "' but must be 0% to 100%, or inherit; " + advice);
    }
}
