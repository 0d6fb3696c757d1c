package io.banyan.ramp;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.evidence.Count;
import io.banyan.evidence.Evidence;
import io.banyan.evidence.Kind;
import io.banyan.live.Ramping;
import io.banyan.live.Ramping.Phase;
import io.banyan.live.Ramping.Place;
import io.banyan.ramp.NextStep.Cause;
import io.banyan.split.Weight;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NextStepTests {
    private static final RampRule RULE = Sketch.rule("1%", "5%", "25%", "50%", "100%");
    private static final Evidence ENOUGH = Sketch.clean(2_000, "a1-0", "a1-1", "a1-2", "a1-3", "a1-4", "a1-5");
    private static final Instant LATER = Sketch.START.plus(Sketch.LATER);

    @ParameterizedTest
    @EnumSource(
            value = Phase.class,
            names = {"RUNNING", "ROLLING_BACK", "ABORTING"},
            mode = EnumSource.Mode.EXCLUDE)
    void restsWhereNoRampMoves(Phase phase) {
        Ramping ramping = phase == Phase.NONE ? Ramping.NONE : Sketch.ramping(phase, 1, "1%");

        assertThat(next(Sketch.situation(ramping, "1%", "100%"), ENOUGH, LATER)).isEqualTo(new NextStep.Rest());
    }

    @Test
    void takesAStepOnceItIsProvenAndItsTimeIsOver() {
        NextStep next = next(running(0, "0%"), ENOUGH, LATER);

        assertThat(next).isInstanceOfSatisfying(NextStep.Move.class, move -> {
            assertThat(move.after().place().weight()).isEqualTo(new Weight(100));
            assertThat(move.after().tag()).isEqualTo("a1-1");
            assertThat(move.reason()).isEqualTo("12,000 pairs, 0 mismatched; 0 of 12,000 failed; 0 of 12,000 slow");
        });
    }

    @Test
    void lastsForItsTime() {
        assertWaits(next(running(1, "1%"), ENOUGH, LATER.minusMillis(1)), Cause.TIME, "each step lasts 10m", LATER);
    }

    @Test
    void saysHowManyPairsAreMissing() {
        NextStep next = next(running(0, "0%"), Sketch.clean(312, "a1-0"), LATER);

        assertThat(next).isInstanceOfSatisfying(NextStep.Wait.class, wait -> assertThat(wait.why())
                .matches("312 of about [0-9,]+ reads of page, 0 failed"));
    }

    @Test
    void waitsForARouteOfWhichNothingWasRead() {
        Situation two = new Situation(
                Sketch.ramping(Phase.RUNNING, 1, "1%"),
                new Weight(100),
                Weight.ALL,
                false,
                "",
                Set.of("page", "list"),
                Traffic.UNKNOWN);

        assertWaits(
                NextStep.of(RULE, two, ENOUGH, LATER),
                Cause.UNREAD,
                "no read of list was looked at yet; a weight of its own leaves it out: ./banyan weight --route list 1% --reason '...'",
                LATER);
    }

    @Test
    void needsFreshReadsInEachStep() {
        NextStep next = next(running(2, "5%"), Sketch.clean(5_000, "a1-0", "a1-1"), LATER);

        assertThat(next).isInstanceOfSatisfying(NextStep.Wait.class, wait -> {
            assertThat(wait.cause()).isEqualTo(Cause.EVIDENCE);
            assertThat(wait.why()).startsWith("0 of ").contains("fresh reads in this step");
        });
    }

    @Test
    void beginsAnewWhereWhatMattersChanged() {
        Evidence other = Sketch.evidence("r2", Map.of(Kind.MISMATCH, new Count(0, 10)), "a1-2");

        assertThat(next(running(2, "5%"), other, LATER)).isInstanceOfSatisfying(NextStep.Wait.class, wait -> {
            assertThat(wait.cause()).isEqualTo(Cause.ANEW);
            assertThat(wait.why())
                    .startsWith(
                            "evidence began anew (the file, the view or the function changed, or it was forgotten): ");
        });
    }

    @Test
    void goesThroughWeightsBetweenThatNeedTimeOnly() {
        NextStep first = next(running(1, "1%"), ENOUGH, LATER);
        assertThat(weight(first)).isEqualTo(new Weight(200));

        Situation between = climbing("2%");
        Instant grown = Sketch.START.plus(Duration.ofMinutes(5));
        assertWaits(next(between, Evidence.NONE, grown.minusMillis(1)), Cause.TIME, "grows at most 2x in 5m", grown);
        assertThat(weight(next(between, Evidence.NONE, grown))).isEqualTo(new Weight(400));
        assertThat(weight(next(climbing("4%"), Evidence.NONE, grown))).isEqualTo(new Weight(500));
    }

    @Test
    void startsAtTwoPercentWhereTheFirstStepIsLarger() {
        RampRule steep = Sketch.rule("25%", "100%");
        Evidence known = Sketch.clean(5_000, "a1-0");

        NextStep next = NextStep.of(steep, running(0, "0%"), known, LATER);

        assertThat(weight(next)).isEqualTo(new Weight(200));
    }

    @Test
    void waitsForAMaxWeightThatWasLowered() {
        NextStep next = next(Sketch.situation(Sketch.ramping(Phase.RUNNING, 2, "5%"), "5%", "20%"), ENOUGH, LATER);

        assertThat(next).isInstanceOfSatisfying(NextStep.Wait.class, wait -> {
            assertThat(wait.cause()).isEqualTo(Cause.CAPPED);
            assertThat(wait.why()).isEqualTo("max-weight is 20%, and the next step needs 25%");
        });
    }

    @Test
    void waitsForItsHoursAndRollsBackOutsideThem() {
        Hours night = new Hours(
                Set.of(DayOfWeek.MONDAY),
                LocalTime.of(22, 0),
                LocalTime.of(23, 0),
                ZoneId.of("UTC"),
                "Mon 22:00-23:00 UTC");
        RampRule rule = Sketch.rule(night, RampRule.Breach.ROLL_BACK, false, "1%", "5%");
        Instant opens = Instant.parse("2026-11-30T22:00:00Z");

        assertWaits(
                NextStep.of(rule, running(0, "0%"), Sketch.clean(5_000, "a1-0"), LATER),
                Cause.HOURS,
                "its hours are Mon 22:00-23:00 UTC",
                opens);
        assertThat(NextStep.of(rule, running(0, "0%"), Sketch.clean(5_000, "a1-0"), opens))
                .isInstanceOf(NextStep.Move.class);
        Evidence bad = Sketch.evidence("r1", Map.of(Kind.MISMATCH, new Count(12, 40)), "a1-1");
        assertThat(NextStep.of(rule, running(1, "1%"), bad, LATER)).isInstanceOf(NextStep.RollBack.class);
    }

    @Test
    void saysWhatLegacyCarriedBeforeAStepAboveAHalf() {
        Traffic traffic = new Traffic(0, 0, 1_000, 1_100, new Carried(900, Duration.ofDays(7)));
        Situation half = new Situation(
                Sketch.ramping(Phase.RUNNING, 4, "50%"),
                new Weight(5_000),
                Weight.ALL,
                false,
                "",
                Set.of("page"),
                traffic);

        assertThat(next(half, ENOUGH, LATER)).isInstanceOfSatisfying(NextStep.Move.class, move -> assertThat(
                        move.reason())
                .endsWith(
                        "; LEGACY has carried up to 900/s in the last 7 days; a roll-back would bring it to 2,100/s"));
    }

    @Test
    void isDoneWhenTheLastStepHasLasted() {
        Instant since = Sketch.START.plusNanos(123_456_789);
        Ramping last = Sketch.ramping(Phase.RUNNING, 5, "100%").in(Phase.RUNNING, since, "ramp", "why");

        assertWaits(
                next(Sketch.situation(last), Evidence.NONE, LATER.minusMillis(1)),
                Cause.TIME,
                "the last step lasts until " + LATER,
                LATER.plusNanos(123_456_789));
        assertThat(next(running(5, "100%"), Evidence.NONE, LATER)).isInstanceOfSatisfying(NextStep.Done.class, done -> {
            assertThat(done.after().phase()).isEqualTo(Phase.DONE);
            assertThat(done.after().place().weight()).isEqualTo(Weight.ALL);
        });
    }

    private static Situation running(int step, String weight) {
        return Sketch.situation(Sketch.ramping(Phase.RUNNING, step, weight));
    }

    /// To 5 %, which is step 2.
    private static Situation climbing(String weight) {
        Ramping at = Sketch.ramping(Phase.RUNNING, 2, weight);
        Place place = new Place(2, 5, at.place().weight(), new Weight(500), Weight.NONE);
        return Sketch.situation(at.at(place, Sketch.START, "r1"));
    }

    private static NextStep next(Situation situation, Evidence evidence, Instant now) {
        return NextStep.of(RULE, situation, evidence, now);
    }

    private static Weight weight(NextStep next) {
        return ((NextStep.Move) next).after().place().weight();
    }

    private static void assertWaits(NextStep next, Cause cause, String why, Instant earliest) {
        assertThat(next).isInstanceOfSatisfying(NextStep.Wait.class, wait -> {
            assertThat(wait.cause()).isEqualTo(cause);
            assertThat(wait.why()).isEqualTo(why);
            assertThat(wait.earliest()).isEqualTo(earliest);
        });
    }
}
