package io.banyan.ramp;

import io.banyan.split.Weight;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What a ramp knows of a group's traffic.
///
/// @param keys distinct sticky keys seen in the last minute, or a fair sample of them
/// @param onModern those of them that the split sends to MODERN at the weight in force
/// @param legacy requests a second at LEGACY now
/// @param modern at MODERN now
/// @param carried lately by LEGACY; null = not known
public record Traffic(
        long keys,
        long onModern,
        double legacy,
        double modern,
        @Nullable Carried carried) {
    /// Nothing is known.
    public static final Traffic UNKNOWN = new Traffic(0, 0, 0, 0, null);

    private static final int ENOUGH = 1_000;
    private static final double DEVIATIONS = 5;
    private static final double RELATIVE = 0.2;

    /// What is wrong with the split, a sentence; null = nothing, or too few keys to say. It must be off by more than
    /// five standard deviations and by more than a fifth.
    @Nullable
    String wrongSplit(Weight weight) {
        if (keys < ENOUGH) {
            return null;
        }
        double asked = weight.basisPoints() / 10_000.0;
        double seen = (double) onModern / keys;
        double off = Math.abs(seen - asked);
        boolean far = off > DEVIATIONS * Math.sqrt(asked * (1 - asked) / keys) && off > RELATIVE * asked;
        return far
                ? "the split is not what was asked: %s of the clients, but %.2f%% of the %,d seen in the last minute"
                                .formatted(weight, seen * 100, keys)
                        + " belong to MODERN; look at sticky in the route file"
                : null;
    }

    /// What a roll-back would bring LEGACY, a sentence; null = not known.
    @Nullable
    String ofRollBack() {
        double all = legacy + modern;
        return carried == null || all <= 0
                ? null
                : "LEGACY has carried up to %s in the last %s; a roll-back would bring it to %s"
                        .formatted(rate(carried.perSecond()), About.words(carried.over()), rate(all));
    }

    private static String rate(double perSecond) {
        return perSecond < 10
                ? String.format(Locale.ROOT, "%.1f/s", perSecond)
                : String.format(Locale.ROOT, "%,d/s", Math.round(perSecond));
    }
}
