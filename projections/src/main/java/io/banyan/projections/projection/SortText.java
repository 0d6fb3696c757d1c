package io.banyan.projections.projection;

import java.time.Instant;

/// Texts whose order by bytes is the order of what they stand for.
public final class SortText {
    private static final int DIGITS = 19;

    private SortText() {}

    /// Any whole number of 64 bits in 20 characters: `-…` before `0…`; 7 → `00000000000000000007`.
    public static String of(long number) {
        return number >= 0
                ? "0" + padded(number)
                // The further below zero, the smaller the rest.
                : "-" + padded(number - Long.MIN_VALUE);
    }

    /// To the microsecond: the number of microseconds since 1970, as above.
    public static String of(Instant time) {
        return of(Math.addExact(Math.multiplyExact(time.getEpochSecond(), 1_000_000L), time.getNano() / 1_000));
    }

    private static String padded(long number) {
        String digits = Long.toString(number);
        return "0".repeat(DIGITS - digits.length()) + digits;
    }
}
