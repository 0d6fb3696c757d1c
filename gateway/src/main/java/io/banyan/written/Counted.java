package io.banyan.written;

import java.util.Locale;

/// A number with its noun: `1 group`, `2 groups`, `1,024 routes`.
public final class Counted {
    private Counted() {}

    /// Of none and of many: the plural.
    ///
    /// @param one the noun of one, whose plural has an `s` more
    public static String of(long number, String one) {
        return String.format(Locale.ROOT, "%,d %s%s", number, one, number == 1 ? "" : "s");
    }
}
