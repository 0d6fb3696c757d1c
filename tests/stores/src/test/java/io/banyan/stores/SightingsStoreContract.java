package io.banyan.stores;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.catalog.Calls;
import io.banyan.catalog.Noticed;
import io.banyan.catalog.Noticed.Traffic;
import io.banyan.catalog.Sighting;
import io.banyan.catalog.Sightings;
import io.banyan.catalog.SightingsStore;
import io.banyan.catalog.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What every store of sightings keeps.
@SuppressWarnings("NullAway.Init")
abstract class SightingsStoreContract {
    static final Instant START = Instant.parse("2026-11-01T00:00:00Z");
    static final Subject ROUTE = Subject.route("event-page");
    static final Subject FUNCTION = Subject.function("group-page");
    private static final Duration SECOND = Duration.ofSeconds(1);

    /// One that nobody has used yet.
    abstract SightingsStore fresh();

    /// The same again, as after a restart.
    abstract SightingsStore again(SightingsStore before);

    @Test
    void keepsWhenSomethingWasFirstKnownAndLastSeenOverARestart() {
        SightingsStore store = fresh();
        add(store, new Noticed(START, Set.of(ROUTE), Map.of()));
        add(store, traffic(START.plusSeconds(10), FUNCTION, 3, 1, Map.of("7", START.plusSeconds(9))));
        add(store, new Noticed(START.plusSeconds(20), Set.of(ROUTE), Map.of()));

        Map<Subject, Sighting> kept =
                read(again(store), Sightings.NONE, START.plusSeconds(30)).at(START.plusSeconds(30));

        assertThat(kept.get(ROUTE)).satisfies(route -> {
            assertThat(route.since()).isEqualTo(START);
            assertThat(route.declared()).isEqualTo(START.plusSeconds(20));
            assertThat(route.seen()).isNull();
        });
        assertThat(kept.get(FUNCTION)).satisfies(function -> {
            assertThat(function.since()).isEqualTo(START.plusSeconds(10));
            assertThat(function.declared()).isNull();
            assertThat(function.seen()).isEqualTo(START.plusSeconds(10));
            assertThat(function.versions()).isEqualTo(Map.of("7", START.plusSeconds(9)));
            assertThat(function.hour().calls()).isEqualTo(new Calls(3, 1));
        });
    }

    @Test
    void addsUpADayAndForgetsWhatIsOlder() {
        SightingsStore store = fresh();
        Sightings known = Sightings.NONE;
        for (int hour = 0; hour < 30; hour++) {
            Instant at = START.plus(Duration.ofHours(hour));
            add(store, traffic(at, ROUTE, 10, 1, Map.of()));
            known = read(store, known, at).on(at);
        }
        Instant end = START.plus(Duration.ofHours(29));

        Sightings anew = read(again(store), Sightings.NONE, end).on(end);

        assertThat(route(known, end).day().calls()).isEqualTo(new Calls(240, 24));
        assertThat(route(anew, end).day().calls()).isEqualTo(new Calls(240, 24));
        assertThat(route(anew, end).hour().calls()).isEqualTo(new Calls(10, 1));
    }

    @Test
    void forgetsSubjectsAfterNinetyDays() {
        SightingsStore store = fresh();
        add(store, traffic(START, FUNCTION, 1, 0, Map.of("7", START)));
        Instant later = START.plus(Duration.ofDays(91));
        add(store, traffic(later, ROUTE, 1, 0, Map.of()));

        assertThat(read(store, Sightings.NONE, later).on(later).times()).containsOnlyKeys(ROUTE);
        assertThat(read(again(store), Sightings.NONE, later).times()).containsOnlyKeys(ROUTE);
    }

    static Sighting route(Sightings all, Instant now) {
        return Objects.requireNonNull(all.at(now).get(ROUTE));
    }

    static void add(SightingsStore store, Noticed noticed) {
        store.add(noticed).block(SECOND);
    }

    static Sightings read(SightingsStore store, Sightings known, Instant now) {
        return Objects.requireNonNull(store.read(known, now).block(SECOND));
    }

    static Noticed traffic(Instant at, Subject subject, long calls, long errors, Map<String, Instant> versions) {
        return new Noticed(at, Set.of(), Map.of(subject, new Traffic(new Calls(calls, errors), versions)));
    }
}
