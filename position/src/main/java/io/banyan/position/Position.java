package io.banyan.position;

/// A point in a source's history. For PostgreSQL the number is the LSN, for others whatever orders their log.
///
/// @param source whose point it is
/// @param number unsigned: all 64 bits count, so -1 is the largest, 18446744073709551615
public record Position(Source source, long number) {
    /// How one position stands to another.
    public enum Order {
        BEFORE,
        SAME,
        AFTER,
        /// Of another source: neither is before the other, and they are never the same.
        NOT_COMPARABLE
    }

    /// Reads what `digits` writes. Throws IllegalArgumentException with a message that follows on the name of what was
    /// read: `was '007' but must be 0 to 18446744073709551615 in digits alone, without leading zeros`.
    public static Position parse(Source source, String digits) {
        if (!isWritten(digits)) {
            throw refused(digits);
        }
        try {
            return new Position(source, Long.parseUnsignedLong(digits));
        } catch (NumberFormatException tooLarge) {
            throw refused(digits);
        }
    }

    /// Without a pattern, as every answer of a view has one.
    private static boolean isWritten(String digits) {
        for (int i = 0; i < digits.length(); i++) {
            if (digits.charAt(i) < '0' || digits.charAt(i) > '9') {
                return false;
            }
        }
        return digits.length() == 1 || (!digits.isEmpty() && digits.charAt(0) != '0');
    }

    /// The number as it is written: in decimal, without leading zeros. It is a text wherever it travels, since many
    /// formats end numbers at 2^53 or at 15 digits.
    public String digits() {
        return Long.toUnsignedString(number);
    }

    /// Where this one stands: `BEFORE` means that the other one is later.
    public Order comparedWith(Position other) {
        if (!source.equals(other.source)) {
            return Order.NOT_COMPARABLE;
        }
        int order = Long.compareUnsigned(number, other.number);
        return order < 0 ? Order.BEFORE : order > 0 ? Order.AFTER : Order.SAME;
    }

    /// For people: `123456789 of 7c1f00aa`.
    @Override
    public String toString() {
        return digits() + " of " + source;
    }

    private static IllegalArgumentException refused(String text) {
        return new IllegalArgumentException("was '" + text + "' but must be 0 to " + Long.toUnsignedString(-1)
                + " in digits alone, without leading zeros");
    }
}
