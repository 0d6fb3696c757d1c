package io.banyan.ramp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HoursTests {
    @ParameterizedTest
    @CsvSource({
        "2026-11-30T07:59:59Z, false", // Monday 08:59:59 in Berlin
        "2026-11-30T08:00:00Z, true",
        "2026-11-30T14:59:59Z, true",
        "2026-11-30T15:00:00Z, false",
        "2026-12-04T09:00:00Z, false", // Friday
        "2026-07-06T07:00:00Z, true" // Monday in summer time
    })
    void goByTheClocksOfTheirPlace(Instant at, boolean open) {
        assertThat(office().isOpen(at)).isEqualTo(open);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-30T09:00:00Z, 2026-11-30T09:00:00Z",
        "2026-11-30T15:00:00Z, 2026-12-01T08:00:00Z",
        "2026-12-03T16:00:00Z, 2026-12-07T08:00:00Z", // over the weekend
        "2026-03-26T16:00:00Z, 2026-03-30T07:00:00Z" // and into summer time
    })
    void openNext(Instant from, Instant at) {
        assertThat(office().next(from)).isEqualTo(at);
    }

    @Test
    void openWhenClocksGoOnThatSkipTheirBeginning() {
        Hours early = hours("02:30", "05:00");

        assertThat(early.next(Instant.parse("2026-03-29T00:00:00Z"))).isEqualTo("2026-03-29T01:00:00Z");
    }

    @Test
    void doNotOpenOnADayWhoseClocksSkipAllOfThem() {
        Hours skipped = hours("02:10", "02:40");

        assertThat(skipped.next(Instant.parse("2026-03-29T00:00:00Z"))).isEqualTo("2026-03-30T00:10:00Z");
    }

    @Test
    void openTwiceWhereClocksGoBack() {
        Hours twice = hours("02:10", "02:40");

        assertThat(twice.next(Instant.parse("2026-10-25T00:00:00Z"))).isEqualTo("2026-10-25T00:10:00Z");
        assertThat(twice.isOpen(Instant.parse("2026-10-25T00:50:00Z"))).isFalse();
        assertThat(twice.next(Instant.parse("2026-10-25T00:50:00Z"))).isEqualTo("2026-10-25T01:10:00Z");
    }

    @Test
    void mayLastToTheEndOfTheDay() {
        Hours evening = hours("20:00", "00:00");

        assertThat(evening.isOpen(Instant.parse("2026-11-30T22:59:59Z"))).isTrue();
        assertThat(evening.isOpen(Instant.parse("2026-11-30T23:00:00Z"))).isFalse();
    }

    private static Hours office() {
        return new Hours(
                EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.THURSDAY),
                LocalTime.of(9, 0),
                LocalTime.of(16, 0),
                ZoneId.of("Europe/Berlin"),
                "Mon-Thu 09:00-16:00 Europe/Berlin");
    }

    private static Hours hours(String from, String to) {
        return new Hours(
                EnumSet.allOf(DayOfWeek.class),
                LocalTime.parse(from),
                LocalTime.parse(to),
                ZoneId.of("Europe/Berlin"),
                "");
    }
}
