package io.banyan.ramp;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.evidence.Count;
import io.banyan.evidence.Evidence;
import io.banyan.evidence.Kind;
import io.banyan.live.Ramping;
import io.banyan.live.Ramping.Phase;
import io.banyan.split.Weight;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What takes a ramp back, and what holds it.
class BreachTests {
    private static final RampRule RULE = Sketch.rule("1%", "5%", "25%", "50%", "100%");
    private static final Evidence ENOUGH = Sketch.clean(2_000, "a1-0", "a1-1", "a1-2", "a1-3", "a1-4", "a1-5");
    private static final Instant LATER = Sketch.START.plus(Sketch.LATER);

    @Test
    void rollsBackAtOnceWhereAGateFails() {
        Evidence bad = Sketch.evidence("r1", Map.of(Kind.MISMATCH, new Count(12, 40)), "a1-3");

        NextStep next = next(running(3, "25%"), bad, Sketch.START);

        assertThat(next).isInstanceOfSatisfying(NextStep.RollBack.class, back -> {
            assertThat(back.after().phase()).isEqualTo(Phase.ROLLED_BACK);
            assertThat(back.after().place().weight()).isEqualTo(Weight.NONE);
            assertThat(back.reason()).isEqualTo("page: 12 of 40 mismatched in this step, 1% allowed");
        });
    }

    @Test
    void seesTroubleThatBeginsLate() {
        Evidence early = Sketch.clean(100_000, "a1-1");
        Evidence late = new Evidence(
                "r1",
                Map.of(
                        "a1-1",
                        early.bySteps().get("a1-1"),
                        "a1-2",
                        Sketch.evidence("r1", Map.of(Kind.MISMATCH, new Count(12, 40)), "a1-2")
                                .bySteps()
                                .get("a1-2")));

        assertThat(next(running(2, "5%"), late, Sketch.START)).isInstanceOf(NextStep.RollBack.class);
    }

    @Test
    void holdsWhereTheFileAsksThat() {
        RampRule holds = Sketch.rule(null, RampRule.Breach.HOLD, false, "1%", "5%");
        Evidence bad = Sketch.evidence("r1", Map.of(Kind.ERRORS, new Count(12, 40)), "a1-1");

        assertHeld(
                NextStep.of(holds, running(1, "1%"), bad, LATER), "page: 12 of 40 failed in this step, 0.5% allowed");
    }

    @Test
    void goesDownTheStepsWhereTheGroupAsksThat() {
        RampRule stepped = Sketch.rule(null, RampRule.Breach.ROLL_BACK, true, "1%", "5%", "25%");
        Evidence bad = Sketch.evidence("r1", Map.of(Kind.SLOW, new Count(30, 40)), "a1-3");

        NextStep.RollBack first = (NextStep.RollBack) NextStep.of(stepped, running(3, "25%"), bad, Sketch.START);
        assertThat(first.after().place().weight()).isEqualTo(new Weight(500));
        assertThat(first.after().phase()).isEqualTo(Phase.ROLLING_BACK);

        Situation then = Sketch.situation(first.after());
        Instant grown = Sketch.START.plus(Duration.ofMinutes(5));
        assertThat(NextStep.of(stepped, then, bad, grown.minusMillis(1))).isInstanceOf(NextStep.Wait.class);
        NextStep.RollBack second = (NextStep.RollBack) NextStep.of(stepped, then, bad, grown);
        assertThat(second.after().place().weight()).isEqualTo(new Weight(100));

        NextStep.RollBack last = (NextStep.RollBack)
                NextStep.of(stepped, Sketch.situation(second.after()), bad, grown.plus(Duration.ofMinutes(5)));
        assertThat(last.after().place().weight()).isEqualTo(Weight.NONE);
        assertThat(last.after().phase()).isEqualTo(Phase.ROLLED_BACK);
        assertThat(last.after().why()).isEqualTo(first.after().why());
    }

    @Test
    void goesAllTheWayDownWhereTheFileLostItsRampMeanwhile() {
        Ramping down = Sketch.ramping(Phase.ROLLING_BACK, 3, "5%");

        NextStep next = NextStep.of(null, Sketch.situation(down), ENOUGH, Sketch.START);

        assertThat(next).isInstanceOfSatisfying(NextStep.RollBack.class, back -> {
            assertThat(back.after().place().weight()).isEqualTo(Weight.NONE);
            assertThat(back.after().phase()).isEqualTo(Phase.ROLLED_BACK);
        });
    }

    @Test
    void neverRollsBackToMoreThanAPersonSet() {
        Ramping began = new Ramping(
                "a1",
                Phase.ROLLING_BACK,
                new Ramping.Place(2, 3, new Weight(500), new Weight(300)),
                Sketch.START,
                "ramp",
                "r1",
                "why");

        NextStep next = NextStep.of(RULE, Sketch.situation(began, "0%", "100%"), ENOUGH, LATER);

        assertThat(next).isInstanceOfSatisfying(NextStep.RollBack.class, end -> {
            assertThat(end.after().place().weight()).isEqualTo(Weight.NONE);
            assertThat(end.after().phase()).isEqualTo(Phase.ROLLED_BACK);
        });
    }

    @Test
    void isHeldByAPersonsWeight() {
        Situation changed = new Situation(
                Sketch.ramping(Phase.RUNNING, 1, "1%"),
                new Weight(1_000),
                Weight.ALL,
                false,
                "dana",
                Set.of("page"),
                Traffic.UNKNOWN);

        assertHeld(NextStep.of(RULE, changed, ENOUGH, LATER), "dana set 10%");
    }

    @Test
    void isHeldByAKill() {
        Situation killed = new Situation(
                Sketch.ramping(Phase.RUNNING, 1, "1%"),
                new Weight(100),
                Weight.ALL,
                true,
                "",
                Set.of("page"),
                Traffic.UNKNOWN);

        assertHeld(NextStep.of(RULE, killed, ENOUGH, LATER), "the group is killed");
    }

    @Test
    void isHeldByAFileWhoseStepsNoLongerFit() {
        assertHeld(
                next(running(4, "5%"), ENOUGH, LATER),
                "the steps of the route file no longer fit: the ramp is at 5% in step 4");
        assertHeld(NextStep.of(null, running(1, "1%"), ENOUGH, LATER), "the route file has no ramp any more");
    }

    /// Its gates were passed for the step that it is in, and for no other weight.
    @Test
    void isHeldByAFileThatMakesMoreOfItsStep() {
        String why = "the steps of the route file no longer fit: the ramp is at %s in step %d";
        Ramping at = Sketch.ramping(Phase.RUNNING, 2, "2%");
        Ramping.Place climbing = new Ramping.Place(2, 5, new Weight(200), new Weight(500), Weight.NONE);
        Situation between = Sketch.situation(at.at(climbing, Sketch.START, "r1"));

        assertHeld(
                NextStep.of(Sketch.rule("5%", "25%", "100%"), running(2, "5%"), ENOUGH, LATER), why.formatted("5%", 2));
        assertHeld(NextStep.of(Sketch.rule("90%", "100%"), running(1, "1%"), ENOUGH, LATER), why.formatted("1%", 1));
        assertHeld(NextStep.of(Sketch.rule("1%", "50%"), between, ENOUGH, LATER), why.formatted("2%", 2));
        assertThat(NextStep.of(Sketch.rule("1%", "5%", "9%"), between, ENOUGH, LATER))
                .isInstanceOf(NextStep.Move.class);
        assertThat(NextStep.of(Sketch.rule("1%", "5%", "9%"), running(2, "5%"), ENOUGH, LATER))
                .isInstanceOf(NextStep.Move.class);
    }

    @Test
    void isHeldByASplitThatIsNotWhatWasAsked() {
        assertHeld(
                next(with(new Traffic(10_000, 300, 1, 1, null)), ENOUGH, LATER),
                "the split is not what was asked: 1% of the clients, but 3.00% of the 10,000 seen in the last minute"
                        + " belong to MODERN; look at sticky in the route file");
        assertThat(next(with(new Traffic(999, 300, 1, 1, null)), ENOUGH, LATER)).isInstanceOf(NextStep.Move.class);
        assertThat(next(with(new Traffic(10_000, 115, 1, 1, null)), ENOUGH, LATER))
                .isInstanceOf(NextStep.Move.class);
        assertThat(next(with(new Traffic(10_000, 300, 1, 1, null)), ENOUGH, Sketch.START.plusSeconds(89)))
                .isInstanceOf(NextStep.Wait.class);
    }

    private static Situation running(int step, String weight) {
        return Sketch.situation(Sketch.ramping(Phase.RUNNING, step, weight));
    }

    private static Situation with(Traffic traffic) {
        return new Situation(
                Sketch.ramping(Phase.RUNNING, 1, "1%"),
                new Weight(100),
                Weight.ALL,
                false,
                "",
                Set.of("page"),
                traffic);
    }

    private static NextStep next(Situation situation, Evidence evidence, Instant now) {
        return NextStep.of(RULE, situation, evidence, now);
    }

    private static void assertHeld(NextStep next, String why) {
        assertThat(next).isInstanceOfSatisfying(NextStep.Hold.class, hold -> {
            assertThat(hold.after().phase()).isEqualTo(Phase.HELD);
            assertThat(hold.reason()).isEqualTo(why);
        });
    }
}
