package io.banyan.figures;

/// What one group did in the last second, as rates per second with one decimal. An exchange counts when it ends, a
/// stream or tunnel too.
///
/// @param ambiguous requests a second sent to LEGACY because they were not clearly a read
/// @param clients distinct sticky keys seen in the last minute
public record Figures(
        SideFigures legacy, SideFigures modern, FallBackFigures fallBacks, double ambiguous, long clients) {
    /// Of a group without traffic.
    public static final Figures NONE = new Figures(SideFigures.NONE, SideFigures.NONE, FallBackFigures.NONE, 0, 0);
}
