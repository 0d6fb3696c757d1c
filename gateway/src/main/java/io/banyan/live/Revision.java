package io.banyan.live;

import java.util.regex.Pattern;

/// Orders all copies of something that changes: by epoch first, then by number. A new epoch begins when a store came
/// back empty or older than a replica's copy, so that what was changed since always beats what was known before.
///
/// @param epoch from 1; 0 = a store that holds nothing yet
/// @param number raised by one with every change, across epochs
public record Revision(long epoch, long number) implements Comparable<Revision> {
    public static final Revision NONE = new Revision(0, 0);

    private static final Pattern WRITTEN = Pattern.compile("[0-9]{1,18}\\.[0-9]{1,18}");

    /// Reads `1.7`. Throws IllegalArgumentException with what is allowed.
    public static Revision parse(String text) {
        if (!WRITTEN.matcher(text).matches()) {
            throw new IllegalArgumentException("was '" + text + "' but must be epoch.number; write 1.7");
        }
        int dot = text.indexOf('.');
        return new Revision(Long.parseLong(text.substring(0, dot)), Long.parseLong(text.substring(dot + 1)));
    }

    /// The one after this, in the epoch given.
    Revision next(long inEpoch) {
        return new Revision(inEpoch, number + 1);
    }

    @Override
    public int compareTo(Revision other) {
        int byEpoch = Long.compare(epoch, other.epoch);
        return byEpoch == 0 ? Long.compare(number, other.number) : byEpoch;
    }

    /// As it is written: `1.7`.
    @Override
    public String toString() {
        return epoch + "." + number;
    }
}
