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

        tally.forget("events");

        assertThat(tally.of("events")).isEqualTo(ShadowTally.OfAll.NOTHING);
    }

    private static Judged differs(String pointer, String modern) {
        Difference one = new Difference(pointer, Kind.VALUE, "", modern);
        return new Judged(Verdict.MISMATCHED, List.of(one), "", false);
    }

    private static Read read(String route, boolean keeps) {
        return new Read("events", route, "/events/7", keeps, Instant.EPOCH);
    }
}
