package io.banyan.route;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// When a route's URLs are deprecated and when they end, as answers say it. A date means its beginning, in UTC.
///
/// @param deprecation since when nobody should begin to use them, or from when on; null = answers say nothing
/// @param sunset from when on they may not answer any more; null = answers say nothing; not before `deprecation`
/// @param link an absolute URL where people read about it; null = none
public record EndOfLife(
        @Nullable LocalDate deprecation,
        @Nullable LocalDate sunset,
        @Nullable String link) {
    private static final DateTimeFormatter HTTP_DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT);

    /// Of RFC 9745: `@1782777600`; null = none.
    public @Nullable String deprecationHeader() {
        return deprecation == null
                ? null
                : "@" + deprecation.atStartOfDay(ZoneOffset.UTC).toEpochSecond();
    }

    /// Of RFC 8594: `Wed, 30 Jun 2027 00:00:00 GMT`; null = none.
    public @Nullable String sunsetHeader() {
        return sunset == null ? null : HTTP_DATE.format(sunset.atStartOfDay(ZoneOffset.UTC));
    }
}
