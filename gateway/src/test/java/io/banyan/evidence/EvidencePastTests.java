package io.banyan.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EvidencePastTests {
    private static final Instant START = Instant.parse("2026-11-30T12:00:00Z");

    private final EvidencePast past = new EvidencePast();

    @Test
    void tellsWhatWasKnownBetweenHalfAnHourAndAnHourAgo() {
        past.add(Map.of("events", seen("r1", 100)), START);
        past.add(Map.of("events", seen("r1", 400)), START.plusSeconds(1_800));
        past.add(Map.of("events", seen("r1", 1_000)), START.plusSeconds(3_599));

        Lately lately = Objects.requireNonNull(lately("r1", 3_599));
        assertThat(lately).isEqualTo(new Lately(Duration.ofSeconds(3_599), seen("r1", 100)));
        assertThat(lately.perSecond(seen("r1", 3_699), "event", Kind.MISMATCH)).isEqualTo(1);

        past.add(Map.of("events", seen("r1", 1_000)), START.plusSeconds(3_600));

        assertThat(lately("r1", 3_600)).isEqualTo(new Lately(Duration.ofMinutes(30), seen("r1", 400)));
    }

    @Test
    void knowsNothingOfARevisionBeforeAMinuteIsOver() {
        past.add(Map.of("events", seen("r1", 100)), START);
        past.add(Map.of("events", seen("r2", 0)), START.plusSeconds(600));

        assertThat(lately("r1", 700)).isNull();
        assertThat(lately("r2", 659)).isNull();
        assertThat(lately("r2", 660)).isEqualTo(new Lately(Duration.ofMinutes(1), seen("r2", 0)));
    }

    @Test
    void forgetsGroupsThatNothingIsKnownOf() {
        past.add(Map.of("events", seen("r1", 100)), START);
        past.add(Map.of(), START.plusSeconds(1));

        assertThat(lately("r1", 100)).isNull();
    }

    @Test
    void countsNoLessThanNothing() {
        Lately lately = new Lately(Duration.ofMinutes(1), seen("r1", 100));

        assertThat(lately.perSecond(seen("r1", 40), "event", Kind.MISMATCH)).isZero();
    }

    @Test
    void isAskedThroughTheRunnerThatReadsTheStore() {
        AtomicReference<Instant> now = new AtomicReference<>(START);
        MemoryEvidenceStore store = new MemoryEvidenceStore();
        EvidenceRunner runner = new EvidenceRunner(store, new EvidenceTap(now::get), new EventsWatched(), now::get);
        runner.look();
        assertThat(runner.lately("events")).isNull();

        now.set(START.plusSeconds(60));
        runner.look();

        Evidence known = new Evidence(runner.of("events").revision(), Map.of());
        assertThat(runner.lately("events")).isEqualTo(new Lately(Duration.ofMinutes(1), known));
        runner.close();
    }

    private @Nullable Lately lately(String revision, long second) {
        return past.of("events", revision, START.plusSeconds(second));
    }

    private static Evidence seen(String revision, long pairs) {
        Counts counts = new Counts(Map.of(Kind.MISMATCH, new Count(0, pairs)));
        return new Evidence(revision, Map.of(Evidence.NO_RAMP, Map.of("event", counts)));
    }
}
