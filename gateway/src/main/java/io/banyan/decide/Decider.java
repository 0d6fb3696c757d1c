package io.banyan.decide;

import io.banyan.route.Side;
import io.banyan.split.Weight;

/// Decides. Pure: the same rules and request give the same decision.
public final class Decider {
    private Decider() {}

    public static Decision decide(Rules rules, RequestView request) {
        return new Decision(null, Side.LEGACY, Reason.UNMATCHED, null, Weight.NONE, 0, -1, false);
    }
}
