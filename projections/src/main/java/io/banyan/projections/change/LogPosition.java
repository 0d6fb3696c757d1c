package io.banyan.projections.change;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where an entry stands in a log: `23456789-2`. Ordered by commit, then by number. All changes of one
/// transaction share its commit, whatever else was written between them.
///
/// An entry `<commit>-<n>` with n of 1 or more is one of a transaction's. `<position>-0` says that all
/// transactions before that position are in the log. So whoever has everything up to and with `<commit>-<n>` has
/// seen every transaction that ended at or before `commit`: the watermark of a view is the commit of its last
/// entry, whatever the n.
///
/// @param commit position in the source's history, unsigned: for PostgreSQL the LSN of the commit record
/// @param n within the transaction, unsigned; ascending, not without gaps
public record LogPosition(long commit, long n) implements Comparable<LogPosition> {
    /// Before every entry.
    public static final LogPosition START = new LogPosition(0, 0);

    private static final Pattern WRITTEN = Pattern.compile("(0|[1-9][0-9]{0,19})-(0|[1-9][0-9]{0,19})");

    /// Everything before a position is in.
    public static LogPosition mark(long position) {
        return new LogPosition(position, 0);
    }

    /// Reads `23456789-2`. Throws IllegalArgumentException with a message that follows on the name of what was
    /// read.
    public static LogPosition parse(String text) {
        Matcher parts = WRITTEN.matcher(text);
        if (!parts.matches()) {
            throw refused(text);
        }
        try {
            return new LogPosition(Long.parseUnsignedLong(parts.group(1)), Long.parseUnsignedLong(parts.group(2)));
        } catch (NumberFormatException tooLarge) {
            throw refused(text);
        }
    }

    public boolean isAfter(LogPosition other) {
        return compareTo(other) > 0;
    }

    @Override
    public int compareTo(LogPosition other) {
        int commits = Long.compareUnsigned(commit, other.commit);
        return commits != 0 ? commits : Long.compareUnsigned(n, other.n);
    }

    /// As `parse` reads it and as the entry's id in Redis: `23456789-2`.
    @Override
    public String toString() {
        return Long.toUnsignedString(commit) + "-" + Long.toUnsignedString(n);
    }

    private static IllegalArgumentException refused(String text) {
        return new IllegalArgumentException("was '" + text + "' but must be <commit>-<n>, both 0 to "
                + Long.toUnsignedString(-1) + " in digits alone, without leading zeros; write 23456789-2, say");
    }
}
