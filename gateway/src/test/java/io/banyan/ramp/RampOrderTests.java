package io.banyan.ramp;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.evidence.Count;
import io.banyan.evidence.Evidence;
import io.banyan.evidence.Kind;
import io.banyan.live.Edit;
import io.banyan.live.LiveValue;
import io.banyan.live.Ramping;
import io.banyan.live.Ramping.Phase;
import io.banyan.live.Ramping.Place;
import io.banyan.ramp.RampOrder.Ordered;
import io.banyan.ramp.RampOrder.Word;
import io.banyan.split.Weight;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RampOrderTests {
    private static final RampRule RULE = Sketch.rule("1%", "5%", "100%");
    private static final Map<String, Weight> SHADOWED = Map.of("page", new Weight(500));

    @Test
    void startsWhereTheGroupIs() {
        Ordered started = on(Word.START, RULE, Ramping.NONE, "5%");

        assertThat(ramping(started)).satisfies(ramping -> {
            assertThat(ramping.phase()).isEqualTo(Phase.RUNNING);
            assertThat(ramping.place()).isEqualTo(new Place(2, 3, new Weight(500), new Weight(500)));
            assertThat(ramping.id()).isEqualTo("new");
            assertThat(ramping.evidence()).isEqualTo("r1");
        });
        assertThat(started.edits()).hasSize(1);
        assertThat(started.says()).isEqualTo("events: ramp running step 2 of 3 at 5%");
    }

    @Test
    void refusesToStartWithWhatToDo() {
        assertRefused(on(Word.START, null, Ramping.NONE, "0%"), "write 'ramp: { steps: [1%, 5%, 25%, 50%, 100%] }'");
        assertRefused(on(Word.START, RULE, Sketch.ramping(Phase.HELD, 1, "1%"), "1%"), "./banyan ramp status events");
        assertRefused(on(Word.START, RULE, Ramping.NONE, "100%"), "events is at 100% already");
        assertRefused(
                order(Word.START).on(RULE, situation(Ramping.NONE, "0%", true), SHADOWED, none(), Sketch.START),
                "./banyan unkill events");
        assertRefused(
                order(Word.START).on(RULE, situation(Ramping.NONE, "0%", false), Map.of(), none(), Sketch.START),
                "nothing is compared of page: ./banyan shadow events 5% --reason '...'");
    }

    @Test
    void refusesToStartWhatFailsAlready() {
        Evidence bad = Sketch.evidence("r1", Map.of(Kind.MISMATCH, new Count(12, 40)), "old-1");

        assertRefused(
                order(Word.START).on(RULE, situation(Ramping.NONE, "0%", false), SHADOWED, bad, Sketch.START),
                "page: 12 of 40 mismatched at this revision");
    }

    @Test
    void holdsAndResumesWhereItIsThen() {
        Ordered held = on(Word.HOLD, RULE, Sketch.ramping(Phase.RUNNING, 1, "1%"), "1%");
        assertThat(ramping(held).phase()).isEqualTo(Phase.HELD);
        assertThat(ramping(held).why()).isEqualTo("held by ann: because");
        assertThat(held.edits()).hasSize(1);

        Ordered resumed = on(Word.RESUME, RULE, ramping(held), "10%");
        assertThat(ramping(resumed).place()).isEqualTo(new Place(2, 3, new Weight(1_000), Weight.NONE));
        assertThat(ramping(resumed).id()).isEqualTo("a1");
    }

    @Test
    void abortsToTheWeightBefore() {
        Ordered aborted = on(Word.ABORT, RULE, Sketch.ramping(Phase.RUNNING, 2, "5%"), "5%");

        assertThat(ramping(aborted).phase()).isEqualTo(Phase.ABORTED);
        assertThat(aborted.edits()).contains(new Edit.OfGroup<>(LiveValue.WEIGHT, "events", Weight.NONE, true));
    }

    @Test
    void neverAbortsUpwards() {
        Ramping from = new Ramping(
                "a1", Phase.HELD, new Place(2, 3, new Weight(500), new Weight(300)), Sketch.START, "ann", "", "why");

        assertThat(on(Word.ABORT, RULE, from, "1%").edits())
                .contains(new Edit.OfGroup<>(LiveValue.WEIGHT, "events", new Weight(100), true));
    }

    @Test
    void refusesWhatDoesNotFitThePhase() {
        assertRefused(on(Word.RESUME, RULE, Sketch.ramping(Phase.RUNNING, 1, "1%"), "1%"), "is running already");
        assertRefused(on(Word.HOLD, RULE, Sketch.ramping(Phase.HELD, 1, "1%"), "1%"), "./banyan ramp resume events");
        assertRefused(on(Word.HOLD, RULE, Ramping.NONE, "0%"), "no ramp of events was started; ./banyan ramp start");
        assertRefused(on(Word.ABORT, RULE, Sketch.ramping(Phase.DONE, 3, "100%"), "100%"), "is over (done)");
        assertRefused(
                on(Word.ABORT, RULE, Sketch.ramping(Phase.ROLLING_BACK, 2, "5%"), "5%"),
                "to be there at once: ./banyan weight events 0%");
    }

    private static RampOrder order(Word word) {
        return new RampOrder(word, "events", "ann", "because", "new");
    }

    private static Ordered on(Word word, @Nullable RampRule rule, Ramping ramping, String asked) {
        return order(word).on(rule, situation(ramping, asked, false), SHADOWED, none(), Sketch.START);
    }

    private static Evidence none() {
        return new Evidence("r1", Map.of());
    }

    private static Situation situation(Ramping ramping, String asked, boolean killed) {
        return new Situation(ramping, Weight.parse(asked), Weight.ALL, killed, "", Set.of("page"), Traffic.UNKNOWN);
    }

    private static Ramping ramping(Ordered ordered) {
        List<Ramping> said = ordered.edits().stream()
                .map(edit -> ((Edit.OfGroup<?>) edit).to())
                .filter(Ramping.class::isInstance)
                .map(Ramping.class::cast)
                .toList();
        assertThat(said).as(ordered.says()).hasSize(1);
        return said.getFirst();
    }

    private static void assertRefused(Ordered ordered, String with) {
        assertThat(ordered.refused()).isTrue();
        assertThat(ordered.says()).contains(with);
    }
}
