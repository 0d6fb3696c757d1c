package io.banyan.ramp;

import io.banyan.evidence.Evidence;
import io.banyan.evidence.Lately;
import io.banyan.live.Revision;
import io.banyan.ramp.NextStep.Cause;
import io.banyan.split.Weight;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// All that a group's ramp is decided by, at one moment.
///
/// @param rule null = its file has no ramp
/// @param shadows the share of each inheriting route's reads that is copied, by its id
/// @param lately how fast evidence came; null = not known
/// @param revision of the group that `situation` was read at: whatever is decided is made for no other
public record Looked(
        @Nullable RampRule rule,
        Situation situation,
        Map<String, Weight> shadows,
        Evidence evidence,
        @Nullable Lately lately,
        Revision revision) {
    public Looked {
        shadows = Map.copyOf(shadows);
    }

    public NextStep next(Instant now) {
        return NextStep.of(rule, situation, evidence, now);
    }

    /// Why it waits, and how long the evidence that is missing takes about, a sentence.
    public String waits(NextStep.Wait wait) {
        boolean proves = wait.cause() == Cause.EVIDENCE || wait.cause() == Cause.ANEW;
        if (rule == null || lately == null || !proves) {
            return wait.why();
        }
        String remaining = new Remaining(
                        new Proof(rule, evidence, situation.routes()),
                        situation.ramping().tag(),
                        lately)
                .says();
        return remaining == null ? wait.why() : wait.why() + "; " + remaining;
    }

    /// Every gate of every route that the ramp moves; none where its file has no ramp.
    public List<Standing> standings() {
        return rule == null ? List.of() : new Proof(rule, evidence, situation.routes()).standings();
    }
}
