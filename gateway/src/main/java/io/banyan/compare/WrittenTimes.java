package io.banyan.compare;

import io.banyan.compare.Tolerance.WrittenTime;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Moments as answers write them: ISO 8601 with or without a zone and with `T` or a blank, RFC 1123, and seconds or
/// milliseconds since 1970 as a number.
final class WrittenTimes {
    /// From here on a number is of milliseconds: as seconds it would be in the year 5138.
    private static final BigDecimal MILLIS_FROM = BigDecimal.valueOf(100_000_000_000L);

    private static final BigDecimal LAST = BigDecimal.valueOf(100_000_000_000_000L);
    private static final int LONGEST = 64;
    /// `2026-11-29T10:00:00.000+0100`, as many Java programs write it.
    private static final Pattern NO_COLON = Pattern.compile("(?<=T[0-9:.,]{5,18}[+-])([0-9]{2})([0-9]{2})$");

    private static final DateTimeFormatter RFC_1123 = DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.ROOT);

    private static final List<Function<String, WrittenTime>> FORMATS = List.of(
            text -> zoned(OffsetDateTime.parse(text).toInstant()),
            text -> zoned(ZonedDateTime.parse(text).toInstant()),
            text -> new WrittenTime(LocalDateTime.parse(text).toInstant(ZoneOffset.UTC), false),
            text -> zoned(instant(RFC_1123.parse(text))));

    private WrittenTimes() {}

    static @Nullable WrittenTime text(String written) {
        if (written.length() > LONGEST || written.isEmpty()) {
            return null;
        }
        String tight = written.length() > 10 && written.charAt(10) == ' ' && Character.isDigit(written.charAt(9))
                ? written.replaceFirst(" ", "T").replaceFirst(" (?=[+-])", "")
                : written;
        String text = NO_COLON.matcher(tight).replaceFirst("$1:$2");
        return FORMATS.stream()
                .map(format -> read(text, format))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable WrittenTime read(String text, Function<String, WrittenTime> format) {
        try {
            return format.apply(text);
        } catch (DateTimeException other) {
            return null;
        }
    }

    static @Nullable WrittenTime number(BigDecimal number) {
        if (number.abs().compareTo(LAST) > 0) {
            return null;
        }
        boolean millis = number.abs().compareTo(MILLIS_FROM) >= 0;
        BigDecimal seconds = millis ? number.movePointLeft(3) : number;
        long whole = seconds.longValue();
        long nanos =
                seconds.subtract(BigDecimal.valueOf(whole)).movePointRight(9).longValue();
        return zoned(Instant.ofEpochSecond(whole, nanos));
    }

    private static WrittenTime zoned(Instant at) {
        return new WrittenTime(at, true);
    }

    private static Instant instant(TemporalAccessor parsed) {
        return Instant.from(parsed);
    }
}
