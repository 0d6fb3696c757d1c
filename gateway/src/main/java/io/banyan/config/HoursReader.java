package io.banyan.config;

import io.banyan.ramp.Hours;
import io.banyan.written.Nearest;
import io.banyan.written.Problems;
import io.banyan.written.Rule;
import io.banyan.written.Written;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads `Mon-Thu 09:00-16:00 Europe/Berlin`: days, from when to when, and where those clocks hang.
record HoursReader(Problems problems) {
    private static final Pattern WRITTEN =
            Pattern.compile("(\\S+) +([0-9]{1,2}:[0-9]{2})-([0-9]{1,2}:[0-9]{2}) +(\\S+)");
    private static final List<String> DAYS = Arrays.stream(DayOfWeek.values())
            .map(day -> day.name().charAt(0) + day.name().substring(1, 3).toLowerCase(Locale.ROOT))
            .toList();
    private static final String EXAMPLE = "write one such as 'Mon-Thu 09:00-16:00 Europe/Berlin'";

    /// Null after a report.
    @Nullable
    Hours read(Written written) {
        Matcher parts = WRITTEN.matcher(written.text());
        if (!parts.matches()) {
            refuse(written, "must be days, hours and a time zone; " + EXAMPLE);
            return null;
        }
        Set<DayOfWeek> days = days(written, parts.group(1));
        LocalTime from = time(written, parts.group(2), false);
        LocalTime to = time(written, parts.group(3), true);
        ZoneId zone = zone(written, parts.group(4));
        if (days == null || from == null || to == null || zone == null) {
            return null;
        }
        if (!to.equals(LocalTime.MIDNIGHT) && !from.isBefore(to)) {
            refuse(written, "must end later than it begins, on the same day; " + EXAMPLE);
            return null;
        }
        return new Hours(days, from, to, zone, written.text());
    }

    private @Nullable Set<DayOfWeek> days(Written written, String text) {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (String part : text.split(",", -1)) {
            String[] ends = part.split("-", -1);
            int first = DAYS.indexOf(ends[0]);
            int last = DAYS.indexOf(ends[ends.length - 1]);
            if (first < 0 || last < 0 || ends.length > 2) {
                refuse(
                        written,
                        "must name days as " + String.join(", ", DAYS) + ", with - and ,, and '" + part + "' does not; "
                                + EXAMPLE);
                return null;
            }
            for (int day = first; day != last; day = (day + 1) % DAYS.size()) {
                days.add(DayOfWeek.of(day + 1));
            }
            days.add(DayOfWeek.of(last + 1));
        }
        return days;
    }

    /// @param end 24:00 is allowed, and is midnight
    private @Nullable LocalTime time(Written written, String text, boolean end) {
        if (end && text.equals("24:00")) {
            return LocalTime.MIDNIGHT;
        }
        int colon = text.indexOf(':');
        int hour = Integer.parseInt(text.substring(0, colon));
        int minute = Integer.parseInt(text.substring(colon + 1));
        if (hour > 23 || minute > 59 || (end && hour + minute == 0)) {
            refuse(written, "must be within 00:00 to 24:00, and '" + text + "' is not; " + EXAMPLE);
            return null;
        }
        return LocalTime.of(hour, minute);
    }

    private @Nullable ZoneId zone(Written written, String text) {
        if (ZoneId.getAvailableZoneIds().contains(text)) {
            return ZoneId.of(text);
        }
        String near = Nearest.of(text, new TreeSet<>(ZoneId.getAvailableZoneIds()));
        refuse(
                written,
                "there is no time zone '" + text + "'; write one of the IANA database, such as "
                        + (near == null ? "Europe/Berlin or UTC" : near));
        return null;
    }

    private void refuse(Written written, String why) {
        problems.add(Rule.RAMP, written, why);
    }
}
