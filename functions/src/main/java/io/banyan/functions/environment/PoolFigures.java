package io.banyan.functions.environment;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How the environments of one version are, and what they did since the host began.
///
/// @param why what is wrong with it; null: its last start went well, or there was none
public record PoolFigures(
        Places places,
        Counts counts,
        ColdStarts coldStarts,
        @Nullable String why) {
    /// Environments by what they do.
    ///
    /// @param busy with an event that they have not answered
    public record Places(int starting, int busy, int idle, int frozen) {
        /// All of them.
        public int all() {
            return starting + busy + idle + frozen;
        }
    }

    /// Since the host began.
    ///
    /// @param throttles invocations that were refused because all were busy
    public record Counts(long invocations, long errors, long throttles) {}

    /// From the start of a process to its first question for an event.
    ///
    /// @param last null: none yet
    /// @param median of the last 20 at most; null: none yet
    public record ColdStarts(
            long count, @Nullable Duration last, @Nullable Duration median) {}
}
