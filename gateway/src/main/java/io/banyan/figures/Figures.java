package io.banyan.figures;

import java.util.List;

/// What one group did in the last second, as rates per second with one decimal. An exchange counts when it ends, a
/// stream or tunnel too.
///
/// @param ambiguous requests a second sent to LEGACY because they were not clearly a read
/// @param clients distinct sticky keys seen in the last minute
public record Figures(
        SideFigures legacy, SideFigures modern, FallBackFigures fallBacks, double ambiguous, long clients) {
    /// Of a group without traffic.
    public static final Figures NONE = new Figures(SideFigures.NONE, SideFigures.NONE, FallBackFigures.NONE, 0, 0);

    /// Of several seconds; latencies and clients as the last one has them.
    static Figures mean(List<Figures> seconds) {
        return new Figures(
                SideFigures.mean(seconds.stream().map(Figures::legacy).toList()),
                SideFigures.mean(seconds.stream().map(Figures::modern).toList()),
                FallBackFigures.mean(seconds.stream().map(Figures::fallBacks).toList()),
                Rates.mean(seconds, Figures::ambiguous),
                seconds.getLast().clients());
    }
}
