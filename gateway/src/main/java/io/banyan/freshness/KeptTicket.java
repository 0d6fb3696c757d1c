package io.banyan.freshness;

import io.banyan.position.Position;
import io.banyan.position.Source;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A ticket as it is kept for its client's other devices: 46 characters, so that a store which only compares texts
/// finds the larger of two, part by part. `7c1f00aa 00000000000123456789 000001764338400123` is source, position and
/// Unix milliseconds; a part that is absent is all zeros, and an unknown source is eight hyphens.
final class KeptTicket {
    private static final Pattern FORM = Pattern.compile("(?:[0-9a-f]{8}|-{8}) [0-9]{20} [0-9]{16}");
    private static final String NO_SOURCE = "--------";
    private static final int POSITION = 9;
    private static final int TIME = 30;

    private KeptTicket() {}

    /// The same ticket, its time rounded up to a millisecond: less would show its client less.
    static String text(Ticket ticket) {
        Source source = ticket.source();
        Position position = ticket.position();
        Instant time = ticket.time();
        long millis = time == null ? 0 : Math.max(0, time.plusNanos(999_999).toEpochMilli());
        return (source == null ? NO_SOURCE : source) + " "
                + padded(position == null ? "0" : position.digits(), TIME - POSITION - 1) + " "
                + padded(String.valueOf(millis), 16);
    }

    private static String padded(String digits, int length) {
        return "0".repeat(length - digits.length()) + digits;
    }

    /// Null = it is no ticket. Others reach the store, too.
    static @Nullable Ticket read(String text) {
        if (!FORM.matcher(text).matches()) {
            return null;
        }
        String source = text.substring(0, POSITION - 1);
        try {
            return source.equals(NO_SOURCE)
                    ? Ticket.of(null, time(text))
                    : Ticket.ofParts(
                            Source.parse(source),
                            Long.parseUnsignedLong(text.substring(POSITION, TIME - 1)),
                            time(text).toEpochMilli());
        } catch (NumberFormatException tooLarge) {
            return null;
        }
    }

    private static Instant time(String text) {
        return Instant.ofEpochMilli(Long.parseLong(text.substring(TIME)));
    }
}
