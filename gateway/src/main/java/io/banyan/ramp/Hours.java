package io.banyan.ramp;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// When a ramp may step up, by the clocks on the wall of a place. Where those go back an hour, both hours count; one
/// that they skip is none.
///
/// @param from the first moment
/// @param to the first moment that does not count; midnight = the end of the day
/// @param written as the file has it: `Mon-Thu 09:00-16:00 Europe/Berlin`
public record Hours(Set<DayOfWeek> days, LocalTime from, LocalTime to, ZoneId zone, String written) {
    private static final int WEEK = 8;

    public Hours {
        days = Set.copyOf(days);
    }

    boolean isOpen(Instant at) {
        ZonedDateTime there = at.atZone(zone);
        LocalTime time = there.toLocalTime();
        return days.contains(there.getDayOfWeek())
                && !time.isBefore(from)
                && (to.equals(LocalTime.MIDNIGHT) || time.isBefore(to));
    }

    /// `at`, or the next moment that counts.
    Instant next(Instant at) {
        if (isOpen(at)) {
            return at;
        }
        ZonedDateTime there = at.atZone(zone);
        return Stream.iterate(there.toLocalDate(), day -> day.plusDays(1))
                .limit(WEEK + 1)
                .flatMap(day -> begins(day.atTime(from)).stream())
                .filter(begin -> begin.isAfter(at) && isOpen(begin))
                .min(Instant::compareTo)
                .orElse(at.plusSeconds(WEEK * 86_400L));
    }

    /// When the clocks show it: once, twice, or, where they skip it, when they go on.
    private List<Instant> begins(LocalDateTime time) {
        ZoneOffsetTransition jump = zone.getRules().getTransition(time);
        if (jump != null && jump.isGap()) {
            return List.of(jump.getInstant());
        }
        return zone.getRules().getValidOffsets(time).stream()
                .map(time::toInstant)
                .toList();
    }
}
