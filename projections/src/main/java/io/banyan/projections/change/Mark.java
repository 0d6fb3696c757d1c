package io.banyan.projections.change;

import java.time.Instant;

/// Everything that ended before this position is in the log, and everything that was committed before this time.
/// Stands at the end of transactions, and while nothing changes: there its position may stay and its time moves.
///
/// @param position with n = 0, except where it repeats the position of the last entry
/// @param time on the source's clock
public record Mark(LogPosition position, Instant time) implements LogEntry {}
