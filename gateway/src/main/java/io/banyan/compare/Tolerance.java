package io.banyan.compare;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// By how much two values may differ and still mean the same.
public sealed interface Tolerance {
    /// Numbers, also those written as text: `0.01` allows 12.5 beside 12.51.
    record Amount(BigDecimal most) implements Tolerance {
        @Override
        public boolean allows(Json left, Json right) {
            BigDecimal one = number(left);
            BigDecimal other = number(right);
            return one != null
                    && other != null
                    && (left instanceof Json.Text) == (right instanceof Json.Text)
                    && one.subtract(other).abs().compareTo(most) <= 0;
        }
    }

    /// Moments, however each is written: `2s` allows `2026-11-29T10:00:00Z` beside `2026-11-29T11:00:01+01:00`.
    record Span(Duration most) implements Tolerance {
        @Override
        public boolean allows(Json left, Json right) {
            WrittenTime one = WrittenTime.of(left);
            WrittenTime other = WrittenTime.of(right);
            return one != null
                    && other != null
                    && one.zoned() == other.zoned()
                    && Duration.between(one.at(), other.at()).abs().compareTo(most) <= 0;
        }
    }

    boolean allows(Json left, Json right);

    Pattern AMOUNT = Pattern.compile("[0-9]{1,15}(\\.[0-9]{1,15})?");
    Pattern SPAN = Pattern.compile("([0-9]{1,9})(ms|s|m|h)");
    Pattern NUMBER = Pattern.compile("-?[0-9]{1,30}(\\.[0-9]{1,30})?");

    /// Beyond this power of ten a small difference means nothing, and its digits would fill the memory.
    int MOST_DIGITS = 100;

    /// As it is written: `0.01` or `2s`; null = it is neither.
    static @Nullable Tolerance parse(String text) {
        if (AMOUNT.matcher(text).matches()) {
            return new Amount(new BigDecimal(text));
        }
        Matcher span = SPAN.matcher(text);
        if (!span.matches()) {
            return null;
        }
        long amount = Long.parseLong(span.group(1));
        return new Span(
                switch (span.group(2)) {
                    case "ms" -> Duration.ofMillis(amount);
                    case "s" -> Duration.ofSeconds(amount);
                    case "m" -> Duration.ofMinutes(amount);
                    default -> Duration.ofHours(amount);
                });
    }

    private static @Nullable BigDecimal number(Json value) {
        BigDecimal number =
                switch (value) {
                    case Json.Amount amount -> amount.of();
                    case Json.Text text when NUMBER.matcher(text.of()).matches() -> new BigDecimal(text.of());
                    default -> null;
                };
        return number == null
                        || Math.abs((long) number.precision() - number.scale()) > MOST_DIGITS
                        || Math.abs((long) number.scale()) > MOST_DIGITS
                ? null
                : number;
    }

    /// A moment as a text or a number names it.
    ///
    /// @param zoned false = it says no zone, so it compares only with others that say none
    record WrittenTime(Instant at, boolean zoned) {
        static @Nullable WrittenTime of(Json value) {
            return switch (value) {
                case Json.Text text -> WrittenTimes.text(text.of());
                case Json.Amount number -> WrittenTimes.number(number.of());
                default -> null;
            };
        }
    }
}
