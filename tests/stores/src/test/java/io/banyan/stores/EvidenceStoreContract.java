package io.banyan.stores;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.evidence.Count;
import io.banyan.evidence.Evidence;
import io.banyan.evidence.EvidenceStore;
import io.banyan.evidence.Kind;
import io.banyan.evidence.Placed;
import io.banyan.evidence.Trial;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What every store of evidence keeps.
@SuppressWarnings("NullAway.Init")
abstract class EvidenceStoreContract {
    static final Instant START = Instant.parse("2026-11-01T00:00:00Z");
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    /// One that nobody has used yet.
    abstract EvidenceStore fresh();

    /// The same again, as after a kill -9: nobody closed the one before.
    abstract EvidenceStore again();

    static Placed trial(String revision, String step, String entity, Set<Kind> asked, Set<Kind> bad) {
        return new Placed(revision, step, new Trial("events", "event", entity, asked, bad));
    }

    static Placed good(String revision, String entity) {
        return trial(revision, Evidence.NO_RAMP, entity, Set.of(Kind.ERRORS), Set.of());
    }

    static void add(EvidenceStore store, Instant now, Placed... trials) {
        store.add(List.of(trials), now).block(PATIENCE);
    }

    static Evidence read(EvidenceStore store, String revision) {
        Map<String, Evidence> all =
                Objects.requireNonNull(store.read(Map.of("events", revision)).block(PATIENCE));
        return Objects.requireNonNull(all.get("events"));
    }

    static Map<String, Long> epochs(EvidenceStore store) {
        return Objects.requireNonNull(store.epochs().block(PATIENCE));
    }

    @Test
    void countsByRevisionStepRouteAndKindAndOutlivesARestart() {
        EvidenceStore store = fresh();
        Set<Kind> all = Set.of(Kind.values());
        add(
                store,
                START,
                trial("r1", "0", "a", all, Set.of(Kind.MISMATCH, Kind.SLOW)),
                trial("r1", "0", "b", all, Set.of()),
                trial("r1", "7", "c", Set.of(Kind.MISMATCH), Set.of()),
                trial("r2", "0", "d", Set.of(Kind.ERRORS), Set.of(Kind.ERRORS)));

        for (EvidenceStore one : List.of(store, again())) {
            Evidence first = read(one, "r1");
            assertThat(first.revision()).isEqualTo("r1");
            assertThat(first.of("0", "event").of(Kind.MISMATCH)).isEqualTo(new Count(1, 2));
            assertThat(first.of("0", "event").of(Kind.ERRORS)).isEqualTo(new Count(0, 2));
            assertThat(first.of("0", "event").of(Kind.SLOW)).isEqualTo(new Count(1, 2));
            assertThat(first.of("7", "event").of(Kind.MISMATCH)).isEqualTo(new Count(0, 1));
            assertThat(read(one, "r2").of("event").of(Kind.ERRORS)).isEqualTo(new Count(1, 1));
            assertThat(read(one, "r3")).isEqualTo(new Evidence("r3", Map.of()));
        }
    }

    @Test
    void countsAnEntityOnceWithinAMinute() {
        EvidenceStore store = fresh();
        add(store, START, good("r1", "a"), good("r1", "a"), good("r1", "b"));
        add(store, START.plusSeconds(45), good("r1", "a"));

        assertThat(read(store, "r1").of("event").of(Kind.ERRORS)).isEqualTo(new Count(0, 2));
    }

    @Test
    void takesManyAtOnce() {
        EvidenceStore store = fresh();
        List<Placed> many = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            many.add(good("r1", "entity" + i));
        }

        store.add(many, START).block(PATIENCE);

        assertThat(read(store, "r1").of("event").of(Kind.ERRORS)).isEqualTo(new Count(0, 1_000));
    }

    @Test
    void keepsTheNewestTenRevisions() {
        EvidenceStore store = fresh();
        for (int i = 1; i <= 12; i++) {
            add(store, START.plusSeconds(i), good("r" + i, "entity" + i));
        }

        assertThat(read(store, "r2").routes()).isEmpty();
        assertThat(read(store, "r3").routes()).containsExactly("event");
        assertThat(read(store, "r12").routes()).containsExactly("event");
    }

    @Test
    void forgetsWhatIsOlderThanThirtyDays() {
        EvidenceStore store = fresh();
        add(store, START.minus(EvidenceStore.KEPT).minusSeconds(1), good("r1", "a"));
        add(store, START, good("r2", "b"));

        assertThat(read(store, "r1").routes()).isEmpty();
        assertThat(read(store, "r2").routes()).containsExactly("event");
    }

    @Test
    void forgetsAGroupAndRaisesItsEpochForGood() {
        EvidenceStore store = fresh();
        add(store, START, good("r1", "a"));
        assertThat(epochs(store)).isEmpty();

        assertThat(store.forget("events").block(PATIENCE)).isEqualTo(1);
        assertThat(store.forget("events").block(PATIENCE)).isEqualTo(2);

        assertThat(read(store, "r1").routes()).isEmpty();
        assertThat(epochs(again())).isEqualTo(Map.of("events", 2L));
    }

    @Test
    void raisesEpochsToThoseOfReplicasAndLowersNone() {
        EvidenceStore store = fresh();
        store.forget("events").block(PATIENCE);
        store.forget("events").block(PATIENCE);

        store.raise(Map.of("events", 1L, "others", 4L)).block(PATIENCE);

        assertThat(epochs(store)).isEqualTo(Map.of("events", 2L, "others", 4L));
        assertThat(epochs(again())).isEqualTo(Map.of("events", 2L, "others", 4L));
    }
}
