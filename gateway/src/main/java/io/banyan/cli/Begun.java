package io.banyan.cli;

import java.time.Clock;
import java.time.Duration;

/// When a line was entered, as the launcher says in `BANYAN_BEGUN`: what somebody else changed since then, who entered
/// it cannot have seen, though the command reads it before it writes.
final class Begun {
    static final String VARIABLE = "BANYAN_BEGUN";

    /// Nobody sees a change and answers it within a second.
    private static final Duration ALMOST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private Begun() {}

    /// How long nobody else may have changed what is to be changed: since the line was entered, and a second before
    /// that. A minute at most, however slow the machine or wrong the clock.
    ///
    /// @param written microseconds since 1970; empty or odd = not known, so zero
    static Duration ago(String written, Clock clock) {
        if (!written.matches("[0-9]{16}")) {
            return Duration.ZERO;
        }
        Duration since = Duration.ofMillis(clock.millis() - Long.parseLong(written) / 1000);
        Duration known = since.isNegative() ? Duration.ZERO : since;
        Duration all = known.plus(ALMOST);
        return all.compareTo(LONGEST) > 0 ? LONGEST : all;
    }
}
