package io.banyan.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.live.Author;
import io.banyan.live.Change;
import io.banyan.live.Door;
import io.banyan.live.Ramping;
import io.banyan.live.Ramping.Phase;
import io.banyan.live.Ramping.Place;
import io.banyan.live.Revision;
import io.banyan.live.Step;
import io.banyan.ramp.Gates;
import io.banyan.ramp.Growth;
import io.banyan.ramp.RampRule;
import io.banyan.report.RampReport.RampStep;
import io.banyan.split.Weight;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RampReportTests {
    private static final Instant AT = Instant.parse("2026-11-30T08:00:00Z");
    private static final Place CLIMBING = new Place(2, 3, new Weight(200), new Weight(500), Weight.NONE);

    @Test
    void saysOnWhichEvidenceEachStepWasTaken() {
        List<RampStep> steps = steps("1%", "5%", "100%");

        assertThat(steps).extracting(RampStep::evidence).containsExactly("400 pairs", "500 pairs", null);
        assertThat(steps).extracting(RampStep::at).containsExactly(AT, null, null);
    }

    /// Else it would tell for 50 % what was known for 1 %.
    @Test
    void saysNothingOfStepsThatWereOthersBeforeTheFileWasEdited() {
        assertThat(steps("50%", "100%")).extracting(RampStep::evidence).containsExactly(null, null);
    }

    private static List<RampStep> steps(String... weights) {
        RampRule rule = new RampRule(
                Stream.of(weights).map(Weight::parse).toList(),
                RampRule.HOLD,
                Gates.DEFAULT,
                Growth.DEFAULT,
                null,
                RampRule.Breach.ROLL_BACK,
                false);
        Ramping one = at(new Place(1, 3, new Weight(100), Weight.NONE));
        return RampReport.steps(
                rule, at(CLIMBING), List.of(change(at(CLIMBING), "500 pairs"), change(one, "400 pairs")));
    }

    private static Ramping at(Place place) {
        return new Ramping("a1", Phase.RUNNING, place, AT, "ramp", "r1", "why");
    }

    private static Change change(Ramping to, String reason) {
        Step step = new Step("ramp", null, Step.FIRST, to.toString());
        return new Change(
                "id", "events", new Revision(1, 2), 2, AT, new Author("ramp", Door.RAMP, reason), List.of(step));
    }
}
