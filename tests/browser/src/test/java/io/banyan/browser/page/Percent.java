package io.banyan.browser.page;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/// A weight as people read it.
final class Percent {
    private Percent() {}

    /// `12.5%`; `inherit` for null.
    static String text(@Nullable Double weight) {
        if (weight == null) {
            return "inherit";
        }
        return BigDecimal.valueOf(weight)
                        .setScale(2, RoundingMode.HALF_UP)
                        .stripTrailingZeros()
                        .toPlainString() + "%";
    }
}
