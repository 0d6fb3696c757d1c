package io.banyan.figures;

import io.banyan.figures.CallFigures.FanOut;
import io.banyan.figures.CallFigures.Refusal;
import java.util.Comparator;
import java.util.List;

/// What one replica counted of calls between groups in the last minute.
///
/// @param fanOuts of each group that clients' requests reached first
/// @param refusals the newest first
public record CallTotals(List<PairTotals> pairs, List<FanOut> fanOuts, List<Refusal> refusals) {
    /// A pair takes some 200 bytes as JSON: 40 kB a second at most.
    private static final int PAIRS_TOLD = 200;

    private static final int FAN_OUTS_TOLD = 100;
    private static final int REFUSALS_TOLD = 20;

    public CallTotals {
        pairs = List.copyOf(pairs);
        fanOuts = List.copyOf(fanOuts);
        refusals = List.copyOf(refusals);
    }

    /// What of it other replicas hear: the busiest, and the newest refusals.
    CallTotals told() {
        return new CallTotals(
                pairs.stream()
                        .sorted(Comparator.comparingInt(PairTotals::calls).reversed())
                        .limit(PAIRS_TOLD)
                        .toList(),
                fanOuts.stream()
                        .sorted(Comparator.comparingLong(FanOut::calls)
                                .thenComparingLong(FanOut::requests)
                                .reversed())
                        .limit(FAN_OUTS_TOLD)
                        .toList(),
                refusals.stream().limit(REFUSALS_TOLD).toList());
    }
}
