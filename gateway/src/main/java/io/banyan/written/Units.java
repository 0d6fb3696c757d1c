package io.banyan.written;

import io.banyan.split.Weight;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads values with units. Each gives `absent` where nothing was written, and also, after a report, where what was
/// written is none, so that checking can go on.
public final class Units {
    static final Duration LONGEST = Duration.ofMinutes(10);

    private static final Pattern DURATION = Pattern.compile("([0-9]{1,9})(ms|s|m)");
    private static final Pattern WHOLE = Pattern.compile("[0-9]{1,9}");

    private final Problems problems;

    /// @param problems are told what cannot be read
    public Units(Problems problems) {
        this.problems = problems;
    }

    /// As `weight` writes it: `12.5%`.
    ///
    /// @param absent is given where nothing was written, or nothing that can be read
    public Weight weight(@Nullable Written written, Weight absent) {
        return weight(written, absent, Weight::parse);
    }

    /// As `max-weight` writes it; 100 % where it does not.
    public Weight mostWeight(@Nullable Written written) {
        return weight(written, Weight.ALL, Weight::parseMost);
    }

    private Weight weight(@Nullable Written written, Weight absent, Function<String, Weight> parse) {
        if (written == null) {
            return absent;
        }
        try {
            return parse.apply(Problems.shown(written.text()));
        } catch (IllegalArgumentException refused) {
            problems.add(Rule.WEIGHT, written, String.valueOf(refused.getMessage()));
            return absent;
        }
    }

    /// 1 ms (or `least`) to 10 minutes.
    public @Nullable Duration duration(@Nullable Written written, Duration least, @Nullable Duration absent) {
        return duration(written, least, LONGEST, absent);
    }

    /// From `least` to `most`.
    public @Nullable Duration duration(
            @Nullable Written written, Duration least, Duration most, @Nullable Duration absent) {
        if (written == null) {
            return absent;
        }
        Matcher duration = DURATION.matcher(written.text());
        if (duration.matches()) {
            long amount = Long.parseLong(duration.group(1));
            Duration value =
                    switch (duration.group(2)) {
                        case "ms" -> Duration.ofMillis(amount);
                        case "s" -> Duration.ofSeconds(amount);
                        default -> Duration.ofMinutes(amount);
                    };
            if (value.compareTo(least) >= 0 && value.compareTo(most) <= 0) {
                return value;
            }
        }
        String example = absent == null || most.equals(LONGEST) ? "800ms" : shortly(absent);
        problems.add(Rule.DURATION, written, least.toMillis() + "ms", shortly(most), example);
        return absent;
    }

    /// `10m`, `5s`, `20ms`.
    private static String shortly(Duration time) {
        if (time.toMillis() % 1000 != 0 || time.isZero()) {
            return time.toMillis() + "ms";
        }
        return time.toSeconds() % 60 == 0 ? time.toMinutes() + "m" : time.toSeconds() + "s";
    }

    /// From 1 to `most`.
    public int whole(@Nullable Written written, int most, int absent) {
        if (written == null) {
            return absent;
        }
        if (WHOLE.matcher(written.text()).matches()) {
            int value = Integer.parseInt(written.text());
            if (value >= 1 && value <= most) {
                return value;
            }
        }
        problems.add(Rule.WHOLE_NUMBER, written, "1", String.valueOf(most), String.valueOf(absent));
        return absent;
    }

    /// From 1 to 100, written with its sign.
    public int percent(@Nullable Written written, int absent) {
        if (written == null) {
            return absent;
        }
        String digits = written.text().endsWith("%")
                ? written.text().substring(0, written.text().length() - 1)
                : "";
        if (WHOLE.matcher(digits).matches()) {
            int value = Integer.parseInt(digits);
            if (value >= 1 && value <= 100) {
                return value;
            }
        }
        problems.add(Rule.PERCENT, written);
        return absent;
    }

    /// Null where nothing was written, or no date.
    public @Nullable LocalDate date(@Nullable Written written) {
        if (written == null) {
            return null;
        }
        try {
            return LocalDate.parse(written.text());
        } catch (DateTimeParseException malformed) {
            problems.add(Rule.DATE, written);
            return null;
        }
    }
}
