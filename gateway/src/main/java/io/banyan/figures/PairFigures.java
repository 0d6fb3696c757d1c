package io.banyan.figures;

import org.jspecify.annotations.Nullable;

/// The calls of one group by one caller in the last minute.
///
/// @param caller a group, `outside` for clients, or `-` where nobody knows
/// @param group that was called, or `-` where nobody publishes what was asked for
/// @param rate calls per second, refused ones among them
/// @param failed of those
/// @param p50 milliseconds to the last byte; null without any that went on
/// @param p99 likewise
/// @param deepest the most calls between groups up to one of these, itself included; 0 for clients' requests
public record PairFigures(
        String caller,
        String group,
        double rate,
        Failed failed,
        @Nullable Double p50,
        @Nullable Double p99,
        int deepest) {
    /// Those of no use to the caller.
    ///
    /// @param errors per second: answers of 500 and above, none at all, and refusals
    /// @param refused per second, by the inner door
    public record Failed(double errors, double refused) {}
}
