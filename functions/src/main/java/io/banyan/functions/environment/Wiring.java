package io.banyan.functions.environment;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.LongSupplier;

/// What pools work with.
///
/// @param launching one thread, which must live as long as what it starts
/// @param timers for limits
/// @param nanos a clock for durations
public record Wiring(
        Launcher launcher,
        Executor launching,
        ScheduledExecutorService timers,
        InstantSource clock,
        LongSupplier nanos,
        Pace pace) {
    /// How long environments get.
    ///
    /// @param init from the start of a process to its first question for an event
    /// @param freeze so long after an answer a process is stopped, until it is given another event
    /// @param idle so long after an answer it is ended
    public record Pace(Duration init, Duration freeze, Duration idle) {
        /// AWS's limit for the first, and short ones for the others.
        public static final Pace DEFAULT =
                new Pace(Duration.ofSeconds(10), Duration.ofMillis(50), Duration.ofMinutes(5));
    }

    Duration since(long begun) {
        return Duration.ofNanos(nanos.getAsLong() - begun);
    }
}
