package io.banyan.shadow;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.compare.Compared;
import io.banyan.compare.Difference;
import io.banyan.compare.Difference.Kind;
import io.banyan.compare.Verdict;
import io.banyan.shadow.ShadowTally.OfRoute;
import io.banyan.shadow.ShadowTally.Pointer;
import io.banyan.shadow.ShadowTally.Read;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ShadowTallyTests {
    private final ShadowTally tally = new ShadowTally(new ValueHash(new byte[32]));

    @Test
    void countsVerdictsAndFailuresOfEachRoute() {
        tally.add(read("a", false), new Judged(Verdict.MATCHED, List.of(), "", false));
        tally.add(read("a", false), new Judged(Verdict.NOT_COMPARABLE, List.of(), "", true));
        tally.add(read("b", false), Judged.failed("MODERN answered 500"));
        tally.notCompared("events", NotCompared.TOO_LARGE);

        List<OfRoute> routes = tally.of("events").routes();
        assertThat(routes).extracting(OfRoute::route).containsExactly("a", "b");
        assertThat(routes.getFirst().verdicts()).isEqualTo(Map.of("matched", 1L, "not-comparable", 1L));
        assertThat(routes.getFirst().notJson()).isOne();
        assertThat(routes.getLast().failures()).isEqualTo(Map.of("MODERN answered 500", 1L));
        assertThat(tally.of("events").notCompared()).isEqualTo(Map.of("too-large", 1L));
        assertThat(tally.of("orders")).isEqualTo(ShadowTally.OfAll.NOTHING);
    }

    @Test
    void keepsTheNewestTwentyExamplesOfAHundredPointers() {
        for (int i = 0; i < 150; i++) {
            for (int j = 0; j < 30; j++) {
                tally.add(read("a", true), differs("/p" + i, "v" + j));
            }
        }

        List<Pointer> pointers = tally.of("events").routes().getFirst().pointers();
        assertThat(pointers).hasSize(100).allSatisfy(one -> {
            assertThat(one.count()).isEqualTo(30);
            assertThat(one.examples()).hasSize(20);
            assertThat(one.examples().getFirst().modern()).isEqualTo("v29");
        });
    }

    @Test
    void keepsHashesUnlessValuesMayBeKept() {
        tally.add(read("a", false), differs("/secret", "marker-1"));
        tally.add(read("a", false), differs("/secret", "marker-1"));
        tally.add(read("b", true), differs("/open", "shown"));
        tally.add(read("b", false), differs("status", "404"));

        assertThat(tally.of("events").toString()).doesNotContain("marker-1").contains("shown", "modern=404");
        List<ShadowTally.Example> examples =
                tally.of("events").routes().getFirst().pointers().getFirst().examples();
        assertThat(examples.getFirst().modern())
                .matches("#[0-9a-f]{12}")
                .isEqualTo(examples.getLast().modern());
        assertThat(examples.getFirst().legacy()).isEmpty();
        assertThat(new ValueHash(new byte[] {1}).of("marker-1"))
                .isNotEqualTo(examples.getFirst().modern());
    }

    @Test
    void tellsOfARouteWhoseNoiseIsStillLearnt() {
        tally.noise("events", "a").learn(new Compared(List.of(), false, null, false));

        OfRoute route = tally.of("events").routes().getFirst();
        assertThat(route.route() + " " + route.repeats()).isEqualTo("a 1");
        assertThat(route.verdicts()).isEmpty();
        assertThat(tally.of("orders").routes()).isEmpty();
    }

    @Test
    void forgetsAllOfAGroup() {
        tally.add(read("a", true), differs("/x", "1"));
        tally.noise("events", "a").learn(new Compared(List.of(), false, null, false));
        tally.notCompared("events", NotCompared.FULL);

        Instant now = Instant.parse("2026-11-30T12:00:00Z");
        tally.forget("events", now);
        tally.add(asked(now.minusMillis(1)), differs("/x", "under way"));

        assertThat(tally.of("events")).isEqualTo(ShadowTally.OfAll.NOTHING);
    }

    /// Else it would name a pointer that the version of MODERN in force never got wrong.
    @Test
    void dropsWhatWasSeenBeforeEvidenceBeganAnew() {
        Instant now = Instant.parse("2026-11-30T12:00:00Z");
        tally.add(read("a", true), differs("/startsAt", "before"));
        tally.notCompared("events", NotCompared.FULL);
        Noise noise = tally.noise("events", "a");

        tally.begin("events", now);
        tally.add(asked(now.minusMillis(1)), differs("/startsAt", "under way"));

        assertThat(tally.of("events")).isEqualTo(ShadowTally.OfAll.NOTHING);
        assertThat(tally.noise("events", "a")).isSameAs(noise);

        tally.add(asked(now), differs("/title", "after"));

        assertThat(tally.of("events").routes().getFirst().pointers())
                .extracting(Pointer::pointer)
                .containsExactly("/title");
    }

    @Test
    void saysThatFewerReadsAreCopiedThanTheShareAsksFor() {
        for (int i = 0; i < 40_000; i++) {
            tally.due("events", 500);
        }
        for (int i = 0; i < 900; i++) {
            tally.add(read("a", false), new Judged(Verdict.MATCHED, List.of(), "", false));
            tally.repeated("events");
        }
        assertThat(tally.of("events").drift())
                .as("1,800 of 2,000 may be chance")
                .isNull();

        tally.begin("events", Instant.EPOCH);
        for (int i = 0; i < 40_000; i++) {
            tally.due("events", 500);
        }
        tally.add(read("a", false), new Judged(Verdict.MATCHED, List.of(), "", false));

        assertThat(tally.of("events").drift())
                .isEqualTo("its share is not what was asked: 1 copy came to a result where 2,000 were due (about 1,999 "
                        + "were answered with 304, 5xx, a stream or not at all)");
    }

    @Test
    void holdsNothingAgainstAShareThatBudgetAndPaceExplain() {
        assertThat(new CopyShare(20_000, 1_000, Map.of("budget", 19_000L)).drift())
                .isNull();
        assertThat(new CopyShare(900, 0, Map.of()).drift()).as("too few to say").isNull();
        assertThat(new CopyShare(10_000, 4_000, Map.of("budget", 2_000L, "full", 300L, "too-large", 3_600L)).drift())
                .isEqualTo("its share is not what was asked: 4,000 copies came to a result where 8,000 were due"
                        + " (3,600 too large, 300 full)");
        assertThat(new CopyShare(1_000, 2_000, Map.of()).drift())
                .isEqualTo("its share is not what was asked: 2,000 copies came to a result where 1,000 were due"
                        + " (nobody knows why)");
    }

    private static Read asked(Instant at) {
        return new Read("events", "a", "/events/7", true, at, at.plusSeconds(5));
    }

    private static Judged differs(String pointer, String modern) {
        Difference one = new Difference(pointer, Kind.VALUE, "", modern);
        return new Judged(Verdict.MISMATCHED, List.of(one), "", false);
    }

    private static Read read(String route, boolean keeps) {
        return new Read("events", route, "/events/7", keeps, Instant.EPOCH, Instant.EPOCH);
    }
}
