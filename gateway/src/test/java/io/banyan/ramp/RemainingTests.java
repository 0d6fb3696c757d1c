package io.banyan.ramp;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.evidence.Count;
import io.banyan.evidence.Counts;
import io.banyan.evidence.Evidence;
import io.banyan.evidence.Kind;
import io.banyan.evidence.Lately;
import io.banyan.live.Ramping;
import io.banyan.live.Ramping.Phase;
import io.banyan.live.Revision;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RemainingTests {
    private static final RampRule RULE = Sketch.rule("1%", "5%", "25%", "50%", "100%");
    private static final Instant LATER = Sketch.START.plus(Sketch.LATER);
    private static final Duration HALF = Duration.ofMinutes(30);

    @Test
    void saysHowLongTheSlowestGateTakesAtTheRateOfLately() {
        long needed = RULE.gates().passing(Kind.ERRORS).needed(0, 0);

        String says =
                says(Phase.RUNNING, 0, "0%", Sketch.clean(100, "a1-0"), new Lately(HALF, Sketch.clean(10, "a1-0")));

        String more = About.words(Duration.ofSeconds((needed - 100) * 20));
        assertThat(says).endsWith(" failed; at the rate of the last 30 min about " + more + " more");
    }

    @Test
    void countsFreshReadsOfAStepWhoseGatesArePassed() {
        Evidence now = Sketch.evidence("r1", Map.of(Kind.MISMATCH, new Count(0, 10)), "a1-2");
        Evidence enough = with(now, Sketch.clean(5_000, "a1-1"));

        String says = says(Phase.RUNNING, 2, "5%", enough, new Lately(HALF, Sketch.clean(5_000, "a1-1")));

        assertThat(says)
                .contains("fresh reads in this step")
                .endsWith("; no read of any of its routes was looked at for errors in the last 30 min");
    }

    @Test
    void saysThatNothingComes() {
        Evidence seen = Sketch.clean(100, "a1-0");

        assertThat(says(Phase.RUNNING, 0, "0%", seen, new Lately(HALF, seen)))
                .endsWith("; no read of page was looked at for mismatches in the last 30 min");
    }

    @Test
    void claimsNothingThatItDoesNotKnow() {
        Evidence seen = Sketch.clean(100, "a1-0");
        Evidence hopeless = Sketch.evidence("r1", Map.of(Kind.MISMATCH, new Count(90_000_000, 100_000_000)), "old");

        assertThat(says(Phase.RUNNING, 0, "0%", seen, null)).endsWith(" failed");
        assertThat(new Remaining(new Proof(RULE, hopeless, Set.of("page")), "a1-0", new Lately(HALF, hopeless)).says())
                .isNull();
    }

    private static Evidence with(Evidence one, Evidence other) {
        Map<String, Map<String, Counts>> all = new HashMap<>(one.bySteps());
        all.putAll(other.bySteps());
        return new Evidence(one.revision(), all);
    }

    private static String says(Phase phase, int step, String weight, Evidence evidence, @Nullable Lately lately) {
        Ramping ramping = Sketch.ramping(phase, step, weight);
        Looked looked = new Looked(RULE, Sketch.situation(ramping), Map.of(), evidence, lately, Revision.NONE);
        return looked.waits((NextStep.Wait) looked.next(LATER));
    }
}
