package io.banyan.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.compare.Verdict;
import io.banyan.exchange.Exchanges;
import io.banyan.route.Route;
import io.banyan.route.Side;
import io.banyan.shadow.Judged;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class EvidenceRunnerTests {
    private static final Route ROUTE = Exchanges.route("event", "events");
    private final MemoryEvidenceStore store = new MemoryEvidenceStore();
    private final Groups groups = new Groups();
    private Instant now = Instant.parse("2026-11-30T12:00:00Z");
    private final EvidenceTap tap = new EvidenceTap(() -> now);
    private final EvidenceRunner runner = new EvidenceRunner(store, tap, groups, () -> now);
    private int entities;

    private static final class Groups implements WatchedGroups {
        private Set<String> names = Set.of("events");
        private String step = Evidence.NO_RAMP;
        private final Map<String, String> matters = new HashMap<>(Map.of("events", "as it was"));
        private final List<String> forgotten = new ArrayList<>();
        private final List<String> begun = new ArrayList<>();

        @Override
        public Set<String> names() {
            return names;
        }

        @Override
        public String matters(String group) {
            return matters.getOrDefault(group, "");
        }

        @Override
        public FromRamps ramps() {
            return new FromRamps(group -> false, group -> step, group -> 1.5, group -> Limits.DEFAULT);
        }

        @Override
        public void moved(String group, Instant at) {
            begun.add(group + " " + at);
        }

        @Override
        public void forgotten(String group, Instant now) {
            forgotten.add(group);
        }
    }

    private void copy(String target, Verdict verdict, long headNanos) {
        Judged judged = new Judged(verdict, List.of(), "", false);
        tap.copied(new CopiedRead("events", "event", target, Side.MODERN, judged, headNanos));
    }

    private void copies(int count, Verdict verdict) {
        for (int i = 0; i < count; i++) {
            copy("/events/" + entities++, verdict, -1);
        }
    }

    private void look() {
        now = now.plusSeconds(1);
        runner.look();
    }

    private Count mismatches() {
        return runner.of("events").of("event").of(Kind.MISMATCH);
    }

    @Test
    void addsUpWhatIsHeardAndCountsRepeatsOnce() {
        look();
        copies(5, Verdict.MATCHED);
        copies(1, Verdict.MISMATCHED);
        copy("/events/0", Verdict.MISMATCHED, -1);
        look();
        copy("/events/0", Verdict.MISMATCHED, -1);
        copies(2, Verdict.LAGGING);
        look();

        assertThat(mismatches()).isEqualTo(new Count(1, 6));
        assertThat(runner.of("events").of("event").of(Kind.ERRORS)).isEqualTo(new Count(0, 8));
        assertThat(runner.of("others").routes()).isEmpty();
    }

    @Test
    void asksNobodyWhileNoGroupIsWatched() {
        groups.names = Set.of();
        copies(1, Verdict.MATCHED);
        tap.ended(Exchanges.served(Exchanges.toModern(ROUTE)));
        look();

        assertThat(store.questions).isZero();
        assertThat(tap.reads()).isEmpty();
    }

    @Test
    void beginsAnewWithAnotherRevisionAndGoesOnWithTheOneBefore() {
        look();
        copies(3, Verdict.MATCHED);
        look();
        String before = runner.of("events").revision();
        groups.matters.put("events", "otherwise");

        assertThat(runner.of("events").revision()).isNotEqualTo(before);
        assertThat(mismatches()).isEqualTo(Count.NONE);
        copies(1, Verdict.MATCHED);
        look();
        assertThat(mismatches()).as("heard while it changed").isEqualTo(Count.NONE);
        assertThat(groups.begun).containsExactly("events " + now);
        copies(1, Verdict.MATCHED);
        look();
        assertThat(mismatches()).isEqualTo(new Count(0, 1));

        groups.matters.put("events", "as it was");
        look();
        assertThat(mismatches()).isEqualTo(new Count(0, 3));
    }

    @Test
    void countsInTheStepOfTheRampAndNothingWhileItMoves() {
        look();
        copies(3, Verdict.MATCHED);
        look();
        groups.step = "7";
        copies(1, Verdict.MATCHED);
        look();
        copies(2, Verdict.MATCHED);
        look();

        assertThat(runner.of("events").of(Evidence.NO_RAMP, "event").of(Kind.MISMATCH))
                .isEqualTo(new Count(0, 3));
        assertThat(runner.of("events").of("7", "event").of(Kind.MISMATCH)).isEqualTo(new Count(0, 2));
    }

    @Test
    void keepsTrialsAndWhatWasKnownWhileTheStoreIsAway() {
        look();
        copies(3, Verdict.MATCHED);
        look();
        store.away = true;
        copies(4, Verdict.MATCHED);
        look();
        copies(5, Verdict.MATCHED);
        look();

        assertThat(mismatches()).isEqualTo(new Count(0, 3));
        store.away = false;
        look();
        assertThat(mismatches()).isEqualTo(new Count(0, 12));
    }

    @Test
    void countsOnceWhatTheStoreTookWithoutSayingSo() {
        look();
        store.answersGetLost = true;
        copies(4, Verdict.MATCHED);
        look();
        store.answersGetLost = false;
        copies(1, Verdict.MATCHED);
        look();

        assertThat(store.given).hasSize(3);
        assertThat(mismatches()).isEqualTo(new Count(0, 5));
    }

    @Test
    void forgetsForTheFleet() {
        EvidenceRunner other = new EvidenceRunner(store, new EvidenceTap(() -> now), groups, () -> now);
        look();
        other.look();
        copies(3, Verdict.MATCHED);
        look();
        String before = runner.of("events").revision();
        copies(1, Verdict.MATCHED);

        other.forget("events").block();
        assertThat(groups.forgotten).containsExactly("events");
        look();

        assertThat(groups.forgotten).as("here, too").containsExactly("events", "events");
        assertThat(mismatches()).isEqualTo(Count.NONE);
        assertThat(runner.of("events").revision())
                .isEqualTo(other.of("events").revision())
                .isNotEqualTo(before);
        copies(1, Verdict.MATCHED);
        look();
        assertThat(mismatches()).isEqualTo(new Count(0, 1));
        assertThat(groups.forgotten).hasSize(2);
        assertThat(groups.begun).as("what came after it is kept").isEmpty();
    }

    @Test
    void callsSlowWhatTakesLongerThanTheFactorTimesLegacysP99() {
        look();
        legacy(100, 10_000_000);
        copy("/events/a", Verdict.MATCHED, 14_000_000);
        copy("/events/b", Verdict.MATCHED, 16_000_000);
        look();

        assertThat(runner.of("events").of("event").of(Kind.SLOW)).isEqualTo(new Count(1, 2));
    }

    private void legacy(int count, long nanos) {
        for (int i = 0; i < count; i++) {
            tap.legacyAnswered(LegacyAnswers.of(ROUTE, nanos));
        }
    }

    @Test
    void asksAboutSixteenGroupsASecondInTurn() {
        Set<String> many = new TreeSet<>();
        for (int i = 10; i < 60; i++) {
            many.add("group" + i);
        }
        groups.names = many;
        look();
        look();
        many.forEach(group -> {
            Judged matched = new Judged(Verdict.MATCHED, List.of(), "", false);
            tap.copied(new CopiedRead(group, "event", "/events/1", Side.MODERN, matched, -1));
        });
        for (int i = 0; i < 4; i++) {
            look();
        }

        assertThat(many)
                .allSatisfy(group -> assertThat(runner.of(group).of("event").of(Kind.MISMATCH))
                        .isEqualTo(new Count(0, 1)));
    }
}
