package io.banyan.ramp;

import io.banyan.split.Weight;
import java.time.Duration;

/// How fast MODERN's share may grow: `2x/5m` = in five minutes to twice as much at most. What is below 1 % counts as
/// 1 %: so little warms nothing up.
///
/// Example: from 1 % to 5 % a ramp goes 2 %, 4 %, 5 %, five minutes each.
///
/// @param factor 1.01 to 100
/// @param in 1 s to a day
public record Growth(double factor, Duration in) {
    /// Of a file that says nothing.
    public static final Growth DEFAULT = new Growth(2, Duration.ofMinutes(5));

    private static final int LEAST = 100;

    /// The next weight on the way up.
    Weight toward(Weight now, Weight target) {
        long most = (long) Math.floor(Math.max(now.basisPoints(), LEAST) * factor + 1e-9);
        return new Weight((int) Math.min(target.basisPoints(), most));
    }
}
