package io.banyan.figures;

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
}
