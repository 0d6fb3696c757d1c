package io.banyan.cli;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;

/// How long ago something was, and when: `4 min ago`, `2026-11-22 03:12:09`. A time that is no time stays as it came.
///
/// @param clock the present, and the zone that times are shown in
record Ago(Clock clock) {
    /// Made when the first time is written out: most commands write none, and these cost milliseconds.
    private static final class Format {
        static final DateTimeFormatter EXACT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
        static final DateTimeFormatter ZONED = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss zzz", Locale.ENGLISH);
        static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    }

    /// `12 s ago`, `4 min ago`, `3 h ago`, `5 d ago`; the future, as of a clock that runs behind, is `0 s ago`.
    String relative(String at) {
        return said(at, " s", " min", " h", " d") + " ago";
    }

    /// How long after another time something was: `12 s later`; before it, as of clocks that differ, is `0 s later`.
    static String later(String from, String at) {
        try {
            return said(Duration.between(Instant.parse(from), Instant.parse(at)), " s", " min", " h", " d") + " later";
        } catch (DateTimeParseException noTime) {
            return "at " + at;
        }
    }

    /// For narrow columns: `4m`.
    String brief(String at) {
        return said(at, "s", "m", "h", "d");
    }

    String exact(String at) {
        return written(at, Format.EXACT);
    }

    /// Of what is still to come, and may be planned by the clocks of another place: `2026-11-22 03:12:09 CET`.
    String zoned(String at) {
        return written(at, Format.ZONED);
    }

    private String written(String at, DateTimeFormatter format) {
        try {
            return format.format(Instant.parse(at).atZone(clock.getZone()));
        } catch (DateTimeParseException noTime) {
            return at;
        }
    }

    /// The time of day: `03:12:09`.
    String hour(String at) {
        try {
            return Format.HOUR.format(Instant.parse(at).atZone(clock.getZone()));
        } catch (DateTimeParseException noTime) {
            return hour();
        }
    }

    /// Now.
    String hour() {
        return Format.HOUR.format(clock.instant().atZone(clock.getZone()));
    }

    private String said(String at, String s, String min, String h, String d) {
        try {
            return said(Duration.between(Instant.parse(at), clock.instant()), s, min, h, d);
        } catch (DateTimeParseException noTime) {
            return at;
        }
    }

    private static String said(Duration past, String s, String min, String h, String d) {
        if (past.compareTo(Duration.ofMinutes(1)) < 0) {
            return Math.max(0, past.toSeconds()) + s;
        }
        if (past.compareTo(Duration.ofHours(1)) < 0) {
            return past.toMinutes() + min;
        }
        return past.compareTo(Duration.ofDays(2)) < 0 ? past.toHours() + h : past.toDays() + d;
    }
}
