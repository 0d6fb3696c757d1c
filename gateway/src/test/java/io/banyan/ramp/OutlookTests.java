package io.banyan.ramp;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.evidence.Kind;
import io.banyan.ramp.Outlook.Ahead;
import io.banyan.split.Weight;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OutlookTests {
    private static final RampRule RULE = Sketch.rule("1%", "5%", "50%", "100%");
    private static final double PACE = 500;
    private static final double CLIENTS = 50;
    /// Of the gate for errors, 0.5 %, which takes the most.
    private static final long ERRORS = Gates.DEFAULT.passing(Kind.ERRORS).needed(0, 0);

    @Test
    void waitsForTheRouteThatIsReadLeast() {
        Outlook outlook = outlook(RULE, copied("10%", 0, PACE), Map.of("page", 100.0, "list", 0.1));

        Ahead first = outlook.steps(Weight.NONE, Sketch.START).getFirst();

        assertThat(first.needs().of()).isEqualTo("list");
        assertThat(first.needs().kind()).isEqualTo(Kind.ERRORS);
        assertThat(first.needs().reads()).isEqualTo(ERRORS);
        assertThat(first.takes()).isEqualTo(seconds(ERRORS / 0.01));
    }

    @Test
    void takesAtLeastTheTimeOfAStepAndGoesThroughWeightsBetween() {
        List<Ahead> steps =
                outlook(RULE, copied("100%", 0, PACE), Map.of("page", 10_000.0)).steps(Weight.NONE, Sketch.START);

        assertThat(steps.stream().map(Ahead::takes))
                .containsExactly(
                        Duration.ofMinutes(10),
                        Duration.ofMinutes(10 + 2 * 5),
                        Duration.ofMinutes(10 + 3 * 5),
                        Duration.ofMinutes(10));
    }

    @Test
    void needsFreshReadsInLaterStepsOfAllRoutesTogether() {
        Map<String, Double> reads = Map.of("page", 0.05, "list", 0.05);

        List<Ahead> steps = outlook(RULE, copied("50%", 0, PACE), reads).steps(Weight.NONE, Sketch.START);

        // At 50 % half of the reads are LEGACY's, and only those are copied.
        assertThat(steps.getLast().needs().kind()).isEqualTo(Kind.MISMATCH);
        assertThat(steps.getLast().needs().of()).isEmpty();
        assertThat(steps.getLast().takes()).isEqualTo(seconds(RULE.fresh(Kind.MISMATCH) / 0.025));
    }

    @Test
    void countsClientsOfModernAsFarAsTheyAreLookedAt() {
        Supply supply = Supply.at(Weight.parse("50%"), copied("0%", 0, PACE), Map.of("page", 1_000.0));

        assertThat(supply.seconds(100, Kind.ERRORS, List.of("page"))).isEqualTo(100 / CLIENTS);
        assertThat(supply.seconds(1, Kind.MISMATCH, List.of("page"))).isInfinite();
    }

    @Test
    void copiesNoMoreThanItsPaceAndItsDayAllow() {
        Supply paced = Supply.at(Weight.NONE, copied("100%", 0, 20), Map.of("page", 75.0, "list", 25.0));
        Supply daily = Supply.at(Weight.NONE, copied("100%", 1_000, PACE), Map.of("page", 100.0));

        assertThat(paced.seconds(5, Kind.MISMATCH, List.of("list"))).isEqualTo(1);
        assertThat(paced.bound(1)).isEqualTo("shadow.per-second");
        assertThat(daily.seconds(1_000, Kind.MISMATCH, List.of("page"))).isEqualTo(10);
        assertThat(daily.seconds(3_000, Kind.MISMATCH, List.of("page"))).isEqualTo(3 * 86_400.0);
        assertThat(daily.bound(11)).isEqualTo("shadow.per-day");
    }

    @Test
    void copiesForLegacyWhatModernAnsweredWhereItMay() {
        Copying both = new Copying(Map.of("page", Weight.ALL), true, PACE, 0, CLIENTS);

        Supply supply = Supply.at(Weight.parse("80%"), both, Map.of("page", 10.0));

        assertThat(supply.seconds(10, Kind.MISMATCH, List.of("page"))).isEqualTo(1);
    }

    @Test
    void saysThatAStepIsNeverTakenAndWhy() {
        assertThat(warnings(RULE, copied("0%", 0, PACE), Map.of("page", 100.0)))
                .singleElement()
                .asString()
                .matches("it never reaches 1%: it takes [0-9,]+ clean reads of page that are looked at for mismatches, "
                        + "and nothing of it is copied; write shadow: 5%");
        assertThat(warnings(RULE, copied("5%", 0, PACE), Map.of("page", 100.0, "list", 0.0)))
                .singleElement()
                .asString()
                .startsWith("it never reaches 1%: it takes ")
                .endsWith(" clean reads of list that are looked at for mismatches, "
                        + "and nobody reads it; a weight of its own leaves it out of the ramp");
    }

    @Test
    void endsWithTheStepThatIsNeverTaken() {
        List<Ahead> steps =
                outlook(RULE, copied("0%", 0, PACE), Map.of("page", 100.0)).steps(Weight.NONE, Sketch.START);

        assertThat(OutlookStory.says(steps)).isEqualTo("never 1%");
    }

    @Test
    void warnsOfAStepThatTakesLongerThanADay() {
        assertThat(warnings(RULE, copied("5%", 0, PACE), Map.of("page", 0.1)))
                .singleElement()
                .asString()
                .startsWith("the evidence for 1% comes in about ")
                .endsWith(" clean reads of page that are looked at for errors, at a rate of 18 an hour; "
                        + "copy a larger share (shadow), or allow more faults (ramp.gates)");
        assertThat(warnings(RULE, copied("100%", 100, PACE), Map.of("page", 100.0)))
                .singleElement()
                .asString()
                .endsWith("at a rate of 4 an hour at most; shadow.per-day allows no more copies");
        assertThat(warnings(RULE, copied("100%", 24, PACE), Map.of("page", 100.0)))
                .singleElement()
                .asString()
                .contains("at a rate of 1 an hour at most; ");
        assertThat(warnings(RULE, copied("5%", 0, PACE), Map.of("page", 100.0))).isEmpty();
    }

    @Test
    void warnsOfHoursThatAreTooNarrowForItsWeightsBetween() {
        Hours hours = new Hours(
                Set.of(DayOfWeek.MONDAY),
                LocalTime.of(9, 0),
                LocalTime.of(9, 4),
                ZoneId.of("UTC"),
                "Mon 09:00-09:04 UTC");
        RampRule narrow = Sketch.rule(hours, RampRule.Breach.ROLL_BACK, false, "1%", "50%");

        assertThat(warnings(narrow, copied("100%", 0, PACE), Map.of("page", 100.0)))
                .containsExactly(
                        "on its way to 50% it waits about 42 days for its hours; allow more of them, or let it "
                                + "grow faster (ramp.growth)");
    }

    @Test
    void beginsAtTheWeightThatTheGroupHas() {
        List<Ahead> steps =
                outlook(RULE, copied("100%", 0, PACE), Map.of("page", 1_000.0)).steps(Weight.parse("5%"), Sketch.START);

        assertThat(steps.stream().map(Ahead::weight)).containsExactly(Weight.parse("50%"), Weight.ALL);
        assertThat(OutlookStory.says(steps)).isEqualTo("50% in 25 min, 100% in 10 min");
    }

    @Test
    void saysWhatItTakesWhereNobodyKnowsTheTraffic() {
        assertThat(OutlookStory.needs(RULE))
                .isEqualTo("each route needs 381 clean pairs and 763 clean reads of MODERN before 1%, 96 and 191 fresh"
                        + " ones of all before each further step");
        assertThat(OutlookStory.needs(Sketch.rule("100%"))).endsWith(" clean reads of MODERN before 100%");
    }

    @Test
    void wordsClaimNoMoreThanIsKnown() {
        assertThat(About.words(Duration.ofSeconds(0))).isEqualTo("1 s");
        assertThat(About.words(Duration.ofSeconds(119))).isEqualTo("119 s");
        assertThat(About.words(Duration.ofMinutes(119))).isEqualTo("119 min");
        assertThat(About.words(Duration.ofMinutes(150))).isEqualTo("3 h");
        assertThat(About.words(Duration.ofHours(60))).isEqualTo("3 days");
    }

    private static List<String> warnings(RampRule rule, Copying copying, Map<String, Double> reads) {
        Outlook outlook = outlook(rule, copying, reads);
        return OutlookStory.warnings(outlook, outlook.steps(Weight.NONE, Sketch.START));
    }

    private static Outlook outlook(RampRule rule, Copying copying, Map<String, Double> reads) {
        return new Outlook(rule, copying, reads);
    }

    private static Copying copied(String share, long perDay, double perSecond) {
        Weight all = Weight.parse(share);
        return new Copying(Map.of("page", all, "list", all), false, perSecond, perDay, CLIENTS);
    }

    private static @Nullable Duration seconds(double seconds) {
        return Duration.ofMillis(Math.round(seconds * 1_000));
    }
}
