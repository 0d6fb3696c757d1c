package io.banyan.lambda;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/// How far this machine's clock is from a platform's, by the `Date` of an answer. Exact to the second, plus the time
/// that the answer took.
///
/// @param ahead negative = this machine's is behind; zero where nobody can tell
public record ClockDifference(Duration ahead) {
    /// What AWS lets pass between its clock and a signature's.
    private static final Duration MOST = Duration.ofMinutes(5);

    /// As an answer that came at `now` tells it.
    ///
    /// @param date the header `Date`; null or unreadable: nobody can tell
    public static ClockDifference of(@Nullable String date, Instant now) {
        try {
            return new ClockDifference(date == null ? Duration.ZERO : since(date, now));
        } catch (DateTimeException noDate) {
            return new ClockDifference(Duration.ZERO);
        }
    }

    private static Duration since(String date, Instant now) {
        return Duration.between(
                ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant(), now);
    }

    /// Whether it spoils every signature.
    public boolean spoilsSignatures() {
        return ahead.abs().compareTo(MOST) > 0;
    }
}
