package io.banyan.evidence;

import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/// What ramps say of a group, by its name. Each answers at once, from memory.
///
/// @param runs whether the group has one
/// @param step the tag of the step in which it is; `Evidence.NO_RAMP` where none runs
/// @param slowFactor by how much MODERN's head may be later than LEGACY's p99
/// @param limits of its gates
public record FromRamps(
        Predicate<String> runs,
        Function<String, String> step,
        ToDoubleFunction<String> slowFactor,
        Function<String, Limits> limits) {
    /// Of a gateway whose files have no ramp.
    public static final FromRamps NONE =
            new FromRamps(group -> false, group -> Evidence.NO_RAMP, group -> 1.3, group -> Limits.DEFAULT);
}
