package io.banyan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class RampTextTests {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-30T08:04:00Z"), ZoneId.of("Europe/Berlin"));

    @Test
    void showsStagesStepsGatesAndWhereAnswersDiffer() {
        String ramp = """
                {"group": "events", "stage": "running", "id": "a1", "weight": 1, "step": 1, "of": 2,
                 "steps": [{"weight": 1, "at": "2026-11-30T08:00:00Z", "evidence": "400 pairs, 0 mismatched"},
                           {"weight": 100, "at": null, "evidence": null}],
                 "since": "2026-11-30T08:00:00Z", "by": "ramp", "why": "312 of about 400 pairs of page, 0 mismatched",
                 "next": {"weight": 100, "earliest": "2026-11-30T08:10:00Z"},
                 "gates": [{"route": "page", "gate": "mismatch", "limit": 1.0, "bad": 0, "all": 312, "needed": 400,
                            "word": "open", "low": 0.0, "high": 1.2}],
                 "pointers": [{"route": "page", "pointer": "/startsAt", "count": 3}]}""";

        assertThat(text(ramp)).isEqualTo("""
                events: running, step 1 of 2, weight 1%, 4 min ago by ramp
                  why: 312 of about 400 pairs of page, 0 mismatched
                  next: 100%, not before 2026-11-30 09:10:00 CET

                STEP  WEIGHT  REACHED              EVIDENCE
                   1      1%  2026-11-30 09:00:00  400 pairs, 0 mismatched
                   2    100%  -                    -

                ROUTE  GATE      ALLOWED  SEEN                                  SAYS
                page   mismatch       1%  312 of about 400, 0 bad (0% to 1.2%)  open

                differs: page at /startsAt, 3×
                both values: ./banyan mismatches events""");
    }

    @Test
    void saysHowAHeldOneGoesOn() {
        String ramp = """
                {"group": "events", "stage": "held", "id": "a1", "weight": 10, "step": 2, "of": 5, "steps": [],
                 "since": "2026-11-30T08:00:00Z", "by": "ramp", "why": "dana set 10%", "next": null, "gates": [],
                 "pointers": []}""";

        assertThat(text(ramp)).isEqualTo("""
                events: held, step 2 of 5, weight 10%, 4 min ago by ramp
                  why: dana set 10%
                  go on: ./banyan ramp resume events --reason '...'
                  go back: ./banyan ramp abort events --reason '...'""");
    }

    @Test
    void saysHowOneThatWentBackBeginsAgain() {
        String ramp = """
                {"group": "events", "stage": "rolled-back", "weight": 0, "step": 2, "of": 5, "why": "page: 9 of 40 mismatched"}""";

        assertThat(text(ramp)).isEqualTo("""
                events: rolled-back, step 2 of 5, weight 0%
                  why: page: 9 of 40 mismatched
                  once it is mended: ./banyan mismatches events --forget --reason '...'; ./banyan ramp start events --reason '...'""");
    }

    @Test
    void saysThatNoneWasStarted() {
        String ramp = """
                {"group": "events", "stage": "none", "weight": 10, "step": 0, "of": %d, "why": "none was started"}""";

        assertThat(text(ramp.formatted(5))).startsWith("events: ramp not started, 5 steps planned, weight 10%");
        assertThat(text(ramp.formatted(1))).startsWith("events: ramp not started, 1 step planned, weight 10%");
        assertThat(text(ramp.formatted(0))).startsWith("events: no ramp planned, weight 10%");
    }

    private static String text(String ramp) {
        return String.join(
                "\n",
                new RampText(new Ago(CLOCK), new Paint(false), Table.UNCUT)
                        .lines(JsonMapper.shared().readTree(ramp)));
    }
}
