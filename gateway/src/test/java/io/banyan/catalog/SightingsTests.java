package io.banyan.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.catalog.Noticed.Traffic;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SightingsTests {
    private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");
    private static final Subject ROUTE = Subject.route("event-page");
    private static final Subject FUNCTION = Subject.function("group-page");

    @Test
    void addsUpTheCallsOfAnHourAndOfADay() {
        Sightings all = Sightings.NONE;
        for (int minute = 0; minute < 48 * 60; minute++) {
            all = all.with(traffic(START.plus(Duration.ofMinutes(minute)), ROUTE, 10, 1))
                    .on(minute(minute));
        }

        Sighting now = at(all, ROUTE, minute(48 * 60 - 1));

        assertThat(now.hour()).isEqualTo(new Rate(new Calls(600, 60), 59 * 60));
        assertThat(now.day()).isEqualTo(new Rate(new Calls(14_400, 1_440), 24 * 3600 - 60));
        assertThat(now.hour().perSecond()).isBetween(0.166, 0.170);
    }

    @Test
    void takesTheRateOfWhatIsYoungOverItsLife() {
        Sightings all = Sightings.NONE.with(traffic(START, ROUTE, 30, 0));

        assertThat(at(all, ROUTE, START.plusSeconds(60)).hour()).isEqualTo(new Rate(new Calls(30, 0), 60));
    }

    @Test
    void remembersWhenSomethingWasFirstKnownAndLastSeen() {
        Instant later = START.plus(Duration.ofDays(3));
        Sightings all = Sightings.NONE
                .with(new Noticed(START, Set.of(ROUTE), Map.of()))
                .with(traffic(later, ROUTE, 1, 0))
                .with(new Noticed(later.plusSeconds(10), Set.of(ROUTE), Map.of()));

        Sighting now = at(all, ROUTE, later.plusSeconds(20));

        assertThat(now.since()).isEqualTo(START);
        assertThat(now.seen()).isEqualTo(later);
        assertThat(now.declared()).isEqualTo(later.plusSeconds(10));
    }

    @Test
    void forgetsNinetyDaysAfterAnythingWasLastKnown() {
        Sightings all = Sightings.NONE.with(traffic(START, ROUTE, 1, 0));

        assertThat(all.on(START.plus(Duration.ofDays(90))).times()).containsKey(ROUTE);
        assertThat(all.on(START.plus(Duration.ofDays(90)).plusMillis(1)).times())
                .isEmpty();
    }

    @Test
    void keepsTheNewestEightVersions() {
        Map<String, Instant> versions = new HashMap<>();
        for (int version = 1; version <= 20; version++) {
            versions.put(String.valueOf(version), START.plusSeconds(version));
        }

        Sightings all = Sightings.NONE.with(
                new Noticed(START, Set.of(), Map.of(FUNCTION, new Traffic(new Calls(1, 0), versions))));

        assertThat(at(all, FUNCTION, START).versions())
                .containsOnlyKeys("13", "14", "15", "16", "17", "18", "19", "20");
    }

    @Test
    void takesNoMoreThanTwelveThousandSubjectsAndNoNamesThatCannotBeKept() {
        Map<Subject, Traffic> traffic = new HashMap<>();
        traffic.put(Subject.view("two\nlines"), new Traffic(new Calls(1, 0), Map.of()));
        for (int i = 0; i < 13_000; i++) {
            traffic.put(Subject.route("r" + i), new Traffic(new Calls(1, 0), Map.of()));
        }

        Sightings all = Sightings.NONE.with(new Noticed(START, Set.of(), traffic));

        assertThat(all.times()).hasSize(12_000).doesNotContainKey(Subject.view("two\nlines"));
    }

    @Test
    void leavesOutCountsThatMayHaveBeenTakenAlready() {
        Noticed first = traffic(START, ROUTE, 5, 2);

        Noticed again = first.withoutCounts().then(traffic(START.plusSeconds(10), ROUTE, 3, 1));

        assertThat(again.traffic()).containsEntry(ROUTE, new Traffic(new Calls(3, 1), Map.of()));
        assertThat(first.withoutCounts().traffic()).containsKey(ROUTE);
    }

    private static Instant minute(int minute) {
        return START.plus(Duration.ofMinutes(minute));
    }

    private static Noticed traffic(Instant at, Subject subject, long calls, long errors) {
        return new Noticed(at, Set.of(), Map.of(subject, new Traffic(new Calls(calls, errors), Map.of())));
    }

    private static Sighting at(Sightings all, Subject subject, Instant now) {
        return Objects.requireNonNull(all.at(now).get(subject));
    }
}
