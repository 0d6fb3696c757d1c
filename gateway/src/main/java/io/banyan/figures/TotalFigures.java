package io.banyan.figures;

import java.util.List;

/// What all groups did together, and LEGACY for no route.
///
/// @param clients distinct sticky keys of all groups; one that several groups use counts once
/// @param unmatched requests a second of no route; those that LEGACY was to answer are also in its rate
public record TotalFigures(
        SideFigures legacy,
        SideFigures modern,
        FallBackFigures fallBacks,
        double ambiguous,
        long clients,
        double unmatched) {
    /// Without traffic.
    public static final TotalFigures NONE =
            new TotalFigures(SideFigures.NONE, SideFigures.NONE, FallBackFigures.NONE, 0, 0, 0);

    /// Of several seconds; latencies and clients as the last one has them.
    static TotalFigures mean(List<TotalFigures> seconds) {
        return new TotalFigures(
                SideFigures.mean(seconds.stream().map(TotalFigures::legacy).toList()),
                SideFigures.mean(seconds.stream().map(TotalFigures::modern).toList()),
                FallBackFigures.mean(
                        seconds.stream().map(TotalFigures::fallBacks).toList()),
                Rates.mean(seconds, TotalFigures::ambiguous),
                seconds.getLast().clients(),
                Rates.mean(seconds, TotalFigures::unmatched));
    }
}
